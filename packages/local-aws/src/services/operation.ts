import { AwsError } from '../AwsError';
import { CallContext, Operation } from '../service';

/** An input of which these members are known to be present. */
export type With<Input, Member extends keyof Input> = Input & {
  [Key in Member]-?: NonNullable<Input[Key]>;
};

/** Wire shape as it is stored: some members always present, tags kept apart. */
export type Stored<Shape, Member extends keyof Shape> = Omit<
  Shape,
  Member | 'Tags'
> & { [Key in Member]-?: NonNullable<Shape[Key]> };

interface InputRules {
  /** The error of this service for a required member that is absent. */
  readonly missing: (member: string) => AwsError;
  /** Members that every operation of the service takes. */
  readonly always?: readonly string[];
  /** Runs once the members are known to be served. */
  readonly before?: (input: Readonly<Record<string, unknown>>) => void;
}

/**
 * Makes the operations of one service. Each names the members of the input that it
 * serves: an absent required one and a present one that is not served are refused,
 * so that nothing is ignored.
 */
export function operationsWith(rules: InputRules) {
  return <Input extends object>() =>
    <const Required extends keyof Input & string, Output extends object>(
      required: readonly Required[],
      optional: ReadonlyArray<keyof Input & string>,
      handle: (
        input: With<Input, Required>,
        context: CallContext,
      ) => Output | Promise<Output>,
    ): Operation<Input, Output> => {
      const served = new Set<string>([
        ...required,
        ...optional,
        ...(rules.always ?? []),
      ]);
      return (input, context) => {
        const given: Readonly<Record<string, unknown>> = Object.fromEntries(
          Object.entries(input),
        );
        for (const member of required) {
          if (given[member] === undefined) {
            throw rules.missing(member);
          }
        }
        for (const member of Object.keys(given)) {
          if (given[member] !== undefined && !served.has(member)) {
            throw new AwsError(
              'NotImplemented',
              `The member ${member} is not served by local-aws for this operation.`,
              501,
            );
          }
        }
        rules.before?.(given);
        return handle(input as With<Input, Required>, context);
      };
    };
}
