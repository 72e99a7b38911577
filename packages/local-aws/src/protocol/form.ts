import { NormalizedSchema } from '@smithy/core/schema';

/** The two ways in which query protocols flatten a request into form fields. */
export type FormStyle = 'awsQuery' | 'ec2Query';

/** A request's form fields; remembers which of them were read. */
export interface Form {
  get(key: string): string | undefined;
  /** Whether there is a field of this name, or one below it. */
  has(prefix: string): boolean;
}

/** Reads what `schema` describes from the fields below `prefix`. */
export function readForm(
  schema: NormalizedSchema,
  prefix: string,
  form: Form,
  style: FormStyle,
): unknown {
  if (!form.has(prefix)) return undefined;
  if (schema.isStructSchema())
    return readStructure(schema, prefix, form, style);
  if (schema.isListSchema()) return readList(schema, prefix, form, style);
  if (schema.isMapSchema()) return readMap(schema, prefix, form, style);
  const value = form.get(prefix);
  return value === undefined ? undefined : readValue(schema, value);
}

function readStructure(
  schema: NormalizedSchema,
  prefix: string,
  form: Form,
  style: FormStyle,
): object {
  const members: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const field = fieldName(name, member, style);
    const value = readForm(
      member,
      prefix ? `${prefix}.${field}` : field,
      form,
      style,
    );
    if (value !== undefined) members[name] = value;
  }
  return members;
}

function readList(
  schema: NormalizedSchema,
  prefix: string,
  form: Form,
  style: FormStyle,
): unknown[] {
  const item = schema.getValueSchema();
  const flat =
    style === 'ec2Query' || Boolean(schema.getMergedTraits().xmlFlattened);
  const base = flat
    ? prefix
    : `${prefix}.${item.getMergedTraits().xmlName ?? 'member'}`;
  const items: unknown[] = [];
  for (let index = 1; form.has(`${base}.${index}`); index += 1) {
    items.push(readForm(item, `${base}.${index}`, form, style));
  }
  // An empty list is sent as a field without a value.
  if (!items.length) form.get(prefix);
  return items;
}

function readMap(
  schema: NormalizedSchema,
  prefix: string,
  form: Form,
  style: FormStyle,
): object {
  const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
  const valueName =
    schema.getValueSchema().getMergedTraits().xmlName ?? 'value';
  const base = schema.getMergedTraits().xmlFlattened
    ? prefix
    : `${prefix}.entry`;
  const entries: Array<[string, unknown]> = [];
  for (let index = 1; form.has(`${base}.${index}`); index += 1) {
    const key = form.get(`${base}.${index}.${keyName}`) ?? '';
    const valuePrefix = `${base}.${index}.${valueName}`;
    entries.push([
      key,
      readForm(schema.getValueSchema(), valuePrefix, form, style),
    ]);
  }
  return Object.fromEntries(entries);
}

function readValue(schema: NormalizedSchema, value: string): unknown {
  if (schema.isNumericSchema()) return Number(value);
  if (schema.isBooleanSchema()) return value === 'true';
  if (schema.isTimestampSchema()) return new Date(value);
  if (schema.isBlobSchema()) return Buffer.from(value, 'base64');
  return value;
}

function fieldName(
  name: string,
  member: NormalizedSchema,
  style: FormStyle,
): string {
  const { xmlName, ec2QueryName } = member.getMergedTraits();
  if (style === 'awsQuery') return String(xmlName ?? name);
  return String(ec2QueryName ?? capitalized(String(xmlName ?? name)));
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
