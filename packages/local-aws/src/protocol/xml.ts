import { XmlCodec } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';

/** `SCHEMA.TIMESTAMP_DATE_TIME`: what the XML protocols use where a member says nothing else. */
const DATE_TIME = 5;

/** Reads and writes XML with the schemas of an SDK client. */
export const xmlCodec = new XmlCodec({
  timestampFormat: { useTrait: true, default: DATE_TIME },
  xmlNamespace: '',
  serviceNamespace: '',
});

/** The elements of a structure's members, without the structure's own element. */
export function writeXmlChildren(
  schema: NormalizedSchema,
  value: object,
): string {
  if (schema.isUnitSchema()) return '';
  return writeXml(schema, value)
    .replace(/^<[^>]*?(\/?)>/, (_root, selfClosing) =>
      selfClosing ? '' : '<>',
    )
    .replace(/^<>([\s\S]*)<\/[^<>]+>$/, '$1');
}

/** A structure as one element, named as its schema says. */
export function writeXml(schema: NormalizedSchema, value: object): string {
  const serializer = xmlCodec.createSerializer();
  serializer.write(schema, value);
  return Buffer.from(serializer.flush()).toString('utf8');
}

export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
