/** An error as AWS names it; becomes the error answer of the protocol in use. */
export class AwsError extends Error {
  constructor(
    /** Such as `ResourceNotFoundException`. */
    readonly code: string,
    message: string,
    readonly status: number = 400,
  ) {
    super(message);
    this.name = code;
  }
}
