import type { Packet } from './connection';
import type { RuleOption } from './ruleOptions';

/** A condition of a rule on what a packet shows. */
export type Condition = (packet: Packet) => boolean;

interface Content {
  readonly buffer: 'tls.sni' | 'http.host';
  readonly text: string;
  readonly negated: boolean;
  readonly dotPrefix: boolean;
  readonly startsWith: boolean;
  readonly endsWith: boolean;
  readonly ignoreCase: boolean;
}

/** Suricata gives the host in lower case and without its port; the server name as it was sent. */
function read(buffer: Content['buffer'], { tls, http }: Packet) {
  return buffer === 'tls.sni'
    ? tls?.serverName
    : http?.host?.replace(/:\d+$/, '').toLowerCase();
}

/**
 * The conditions on the server name of TLS and the host of HTTP: a buffer, maybe `dotprefix`, then
 * contents with what modifies them, or `pcre`.
 * https://docs.suricata.io/en/suricata-7.0.3/rules/payload-keywords.html
 */
export class BufferConditions {
  private buffer?: Content['buffer'];
  private dotPrefix = false;
  private readonly contents: Content[] = [];
  private readonly patterns: Condition[] = [];

  /** Takes a keyword that is about buffers; any other is refused with `false`. */
  take({ keyword, value = '' }: RuleOption): boolean {
    switch (keyword) {
      case 'tls.sni':
      case 'http.host':
        this.buffer = keyword;
        this.dotPrefix = false;
        return true;
      case 'dotprefix':
        this.dotPrefix = true;
        return true;
      case 'content':
        this.contents.push(this.content(value));
        return true;
      case 'startswith':
        return this.modify({ startsWith: true });
      case 'endswith':
        return this.modify({ endsWith: true });
      case 'nocase':
        return this.modify({ ignoreCase: true });
      case 'pcre':
        this.patterns.push(this.pattern(value));
        return true;
      default:
        return false;
    }
  }

  conditions(): Condition[] {
    return [
      ...this.contents.map(content => matches(content)),
      ...this.patterns,
    ];
  }

  private currentBuffer(): Content['buffer'] {
    if (!this.buffer) {
      throw new Error('The tests know contents of tls.sni and http.host only');
    }
    return this.buffer;
  }

  private content(value: string): Content {
    const [, negation, text] = /^(!?)"(.*)"$/.exec(value) ?? [];
    const buffer = this.currentBuffer();
    if (text === undefined || /[|\\]/.test(text)) {
      throw new Error(`The tests do not know the content ${value}`);
    }
    if (buffer === 'http.host' && text !== text.toLowerCase()) {
      throw new Error(`http.host is lower case: ${value} matches nothing`);
    }
    return {
      buffer,
      text,
      negated: negation === '!',
      dotPrefix: this.dotPrefix,
      startsWith: false,
      endsWith: false,
      ignoreCase: false,
    };
  }

  private modify(change: Partial<Content>): boolean {
    const last = this.contents.pop();
    if (!last) {
      throw new Error(`${Object.keys(change)} without a content`);
    }
    this.contents.push({ ...last, ...change });
    return true;
  }

  private pattern(value: string): Condition {
    const [, source, flags] = /^"\/(.*)\/([a-z]*)"$/i.exec(value) ?? [];
    const buffer = this.currentBuffer();
    if (source === undefined || !/^i?$/.test(flags)) {
      throw new Error(`The tests do not know the pattern ${value}`);
    }
    const expression = new RegExp(source, flags);
    return packet => {
      const text = read(buffer, packet);
      return text !== undefined && expression.test(text);
    };
  }
}

function matches(content: Content): Condition {
  return packet => {
    const seen = read(content.buffer, packet);
    if (seen === undefined) {
      return false;
    }
    const [text, part] = [
      content.dotPrefix ? `.${seen}` : seen,
      content.text,
    ].map(one => (content.ignoreCase ? one.toLowerCase() : one));
    const found =
      text.includes(part) &&
      (!content.startsWith || text.startsWith(part)) &&
      (!content.endsWith || text.endsWith(part)) &&
      (!(content.startsWith && content.endsWith) || text === part);
    return found !== content.negated;
  };
}
