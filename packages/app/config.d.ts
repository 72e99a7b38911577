export interface Config {
  /** The demo organisation's sign-in. Leave it out where people sign in for real. */
  demoSignIn?: {
    /** @deepVisibility frontend */
    people: Array<{
      /** Entity ref of the user. */
      user: string;
      title: string;
      description: string;
    }>;
  };
}
