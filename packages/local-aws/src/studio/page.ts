import { StudioAccess } from './studioUrl';

/** The profile's tag that names its user (AWS whitepaper "Studio administration best practices"). */
const USER_TAG = 'studiouserid';

const REASONS = {
  unknown: 'The link is not known here: it is incomplete or was never issued.',
  expired: 'The link has expired.',
  used: 'The link was already used.',
} as const;

const STYLE = `
  :root { color-scheme: light dark; --ink: #16202c; --quiet: #5b6b7d; --paper: #fff; --back: #eef2f6; --line: #dbe2ea; --accent: #0f766e; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e7edf3; --quiet: #9aa9b8; --paper: #17212c; --back: #0d141b; --line: #2a3846; --accent: #2dd4bf; }
  }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
  main { box-sizing: border-box; width: min(40rem, calc(100vw - 2rem)); padding: 2.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; }
  h1 { margin: .75rem 0 1rem; font-size: 1.6rem; line-height: 1.2; }
  h1 small { font-weight: 400; color: var(--quiet); }
  .badge { display: inline-block; margin: 0; padding: .15rem .6rem; border-radius: 99px; border: 1px solid var(--accent); color: var(--accent); font-size: .8rem; }
  .refused { --accent: #b42318; }
  @media (prefers-color-scheme: dark) { .refused { --accent: #f97066; } }
  dl { display: grid; grid-template-columns: max-content 1fr; margin: 1.5rem 0 0; border-top: 1px solid var(--line); }
  dt, dd { margin: 0; padding: .6rem 0; border-bottom: 1px solid var(--line); }
  dt { padding-right: 2rem; color: var(--quiet); }
  dd { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
`;

/** What is shown where AWS would show Studio. */
export function studioPage(
  access: StudioAccess & { accountId: string; region: string },
  sessionEndsAt: Date,
): string {
  const user = access.tags.find(({ Key }) => Key === USER_TAG)?.Value;
  const rows: Array<[label: string, value: string]> = [
    ['Domain', access.domainName],
    ['Domain id', access.domainId],
    ['User profile', access.userProfileName],
    ['User', user ?? 'not tagged'],
    ['Account', access.accountId],
    ['Region', access.region],
    ['Session ends', sessionEndsAt.toISOString()],
  ];
  const list = rows
    .map(
      ([label, value]) =>
        `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`,
    )
    .join('');
  return page(
    'SageMaker Studio (stand-in)',
    `<p class="badge">local-aws</p>
     <h1>SageMaker Studio <small>stand-in</small></h1>
     <p>On AWS this is where Studio would open. You are signed in as:</p>
     <dl>${list}</dl>`,
  );
}

/** Says why a URL does not open Studio. */
export function refusedPage(reason: 'unknown' | 'expired' | 'used'): string {
  return page(
    'Studio: access refused',
    `<p class="badge refused">403</p>
     <h1>This link does not open Studio</h1>
     <p>${REASONS[reason]}</p>
     <p>Ask for a new one with <b>Open Studio</b>.</p>`,
  );
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body><main>${content}</main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
