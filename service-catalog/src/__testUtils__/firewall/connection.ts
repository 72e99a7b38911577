/** An attempt from inside the VPC to talk to an address outside, and what its data shows. */
export interface Connection {
  readonly source: string;
  readonly destination: string;
  readonly protocol: 'tcp' | 'udp' | 'icmp';
  /** Not for ICMP. */
  readonly port?: number;
  /** TLS in the data, with the server's name where the client sends one. */
  readonly tls?: { readonly serverName?: string };
  /** HTTP in the data, with its `Host` header. */
  readonly http?: { readonly host?: string };
  readonly fragmented?: boolean;
}

/** One packet of a connection, from the one who asks. */
export interface Packet extends Connection {
  /** Whether both sides have spoken: for TCP, after the handshake. */
  readonly established: boolean;
}

/**
 * The packets that a rule may see. The first packet of TCP carries no data, so that the application
 * protocol shows afterwards only.
 */
export function packetsOf(connection: Connection): Packet[] {
  const { tls, http, ...bare } = connection;
  const first = connection.protocol === 'tcp' ? bare : connection;
  return [
    { ...first, established: false },
    { ...connection, established: true },
  ];
}
