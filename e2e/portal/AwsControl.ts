/** A call that local-aws recorded. */
export interface RecordedCall {
  time: string;
  origin: 'client' | 'service';
  callerArn: string;
  roleArn?: string;
  sessionTags: Record<string, string>;
  calledVia?: string;
  region: string;
  service: string;
  operation: string;
  authorization: Array<{
    action: string;
    resource: string;
    conditionKeys?: Record<string, string | boolean | string[]>;
  }>;
  outcome: string;
}

/** The control endpoint of local-aws: what was called, and what shall go wrong. */
export class AwsControl {
  constructor(private readonly url: string) {}

  async calls(): Promise<RecordedCall[]> {
    const response = await fetch(`${this.url}/_local-aws/calls`);
    return (await response.json()) as RecordedCall[];
  }

  /** How often an operation was called from outside. */
  async count(operation: string): Promise<number> {
    const calls = await this.calls();
    return calls.filter(
      call => call.operation === operation && call.origin === 'client',
    ).length;
  }

  async addFault(fault: object): Promise<void> {
    const response = await fetch(`${this.url}/_local-aws/faults`, {
      method: 'POST',
      body: JSON.stringify(fault),
    });
    if (!response.ok) {
      throw new Error(await response.text());
    }
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.url}/_local-aws/faults`, { method: 'DELETE' });
  }
}
