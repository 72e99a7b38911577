/** Where the tests' deployments stand. */
export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';
