/** The people of the demo organisation, by the names of their users. */
export type Person =
  | 'data-scientist-a1'
  | 'data-scientist-a2'
  | 'data-scientist-b1'
  | 'platform-admin'
  | 'security-reviewer';

/** What the portal answered, whatever it was. */
export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
}

/** The portal's HTTP API as one person. */
export class PortalApi {
  private token?: Promise<string>;

  constructor(private readonly url: string, private readonly person: Person) {}

  get userRef(): string {
    return `user:default/${this.person}`;
  }

  /** Whether the catalog has this person yet. */
  async canSignIn(): Promise<boolean> {
    try {
      await this.fetchToken();
      return true;
    } catch {
      return false;
    }
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.send(path, {});
  }

  post<Body>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  private async send<Body>(
    path: string,
    init: RequestInit,
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}/api${path}`, {
      ...init,
      headers: {
        ...init.headers,
        authorization: `Bearer ${await this.signIn()}`,
      },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : undefined) as Body,
    };
  }

  private signIn(): Promise<string> {
    this.token ??= this.fetchToken();
    return this.token;
  }

  private async fetchToken(): Promise<string> {
    const response = await fetch(`${this.url}/api/auth/demo/refresh`, {
      headers: {
        'x-requested-with': 'XMLHttpRequest',
        'x-demo-user': this.userRef,
      },
    });
    if (!response.ok) {
      throw new Error(
        `Signing in as ${this.person} failed: ${await response.text()}`,
      );
    }
    const session = (await response.json()) as {
      backstageIdentity: { token: string };
    };
    return session.backstageIdentity.token;
  }
}
