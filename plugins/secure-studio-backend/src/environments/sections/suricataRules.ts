interface RuleOption {
  keyword: string;
  value: string;
}

/** `(msg:"a; b"; nocase;)` → its options. A semicolon in quotes or after a backslash does not part them. */
function parseOptions(text: string): RuleOption[] {
  const parts = text.match(/(?:"(?:\\.|[^"\\])*"|\\.|[^;"\\])+/g) ?? [];
  return parts
    .map(part => part.trim())
    .filter(Boolean)
    .map(part => {
      const colon = part.indexOf(':');
      return colon < 0
        ? { keyword: part, value: '' }
        : {
            keyword: part.slice(0, colon).trim(),
            value: part.slice(colon + 1).trim(),
          };
    });
}

/** `"iam|2e|amazonaws.com"` → `iam.amazonaws.com`; undefined for `!"…"`, which asks for its absence. */
function parseContent(value: string): string | undefined {
  const quoted = /^"(.*)"$/.exec(value)?.[1];
  return quoted
    ?.replace(/\|([0-9a-f\s]+)\|/gi, (_, hex: string) =>
      Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1'),
    )
    .replace(/\\(.)/g, '$1');
}

const HOST_BUFFERS = ['tls.sni', 'tls_sni', 'http.host', 'http_host'];

/** The domain that a rule's options ask for; a star where they leave an end open. */
function domainOf(options: RuleOption[]): string | undefined {
  const buffer = options.findIndex(({ keyword }) =>
    HOST_BUFFERS.includes(keyword),
  );
  if (buffer < 0) {
    return undefined;
  }
  const match = options.slice(buffer + 1);
  const has = (keyword: string) =>
    match.some(option => option.keyword === keyword);
  const content = match.find(({ keyword }) => keyword === 'content');
  const domain = content && parseContent(content.value);
  if (!domain) {
    return undefined;
  }
  const startsHere =
    has('startswith') || (has('dotprefix') && domain.startsWith('.'));
  return `${startsHere ? '' : '*'}${domain}${has('endswith') ? '' : '*'}`;
}

const ACTIONS = { pass: 'pass', block: '(?:drop|reject)' } as const;

/**
 * The domains that a rule group of Suricata rules passes, or blocks, each once, in the rules' order.
 * A leading dot means with all subdomains, as in Network Firewall's domain lists.
 *
 * @see https://docs.suricata.io/en/latest/rules/intro.html
 */
export function ruledDomains(
  rulesString: string,
  effect: keyof typeof ACTIONS,
): string[] {
  const rule = new RegExp(
    `^\\s*${ACTIONS[effect]}\\s+(?:tls|http)\\s[^(]*\\((.*)\\)\\s*$`,
  );
  const domains = rulesString
    .split('\n')
    .map(line => rule.exec(line)?.[1])
    .map(options => options && domainOf(parseOptions(options)))
    .filter((domain): domain is string => Boolean(domain));
  return [...new Set(domains)];
}
