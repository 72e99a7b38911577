/**
 * A broken rule of a request.
 *
 * @public
 */
export interface Violation {
  /** Path of the field in the request, such as `network.vpcCidr` or `teamDomains[2]`. */
  field: string;
  /** What the field must be, in plain words, as the end of a sentence that begins with the field. */
  rule: string;
}
