import { sections, type Variable } from './config.table.ts';

/** The text of `.env.example`: every variable with what it is for and what it is when nobody sets it. */
export function envExample(): string {
  const parts = Object.entries(sections).map(([title, variables]) =>
    [`# --- ${title} ---`, ...Object.entries<Variable<unknown>>(variables).map(describe)].join('\n\n'),
  );
  return `${[INTRODUCTION, ...parts].join('\n\n')}\n`;
}

const INTRODUCTION = `# Copy to .env and keep what differs. Everything has a default that suits a first start on one machine.
# What stands behind a # is the default. Variables marked "file" can instead be read from the file that <NAME>_FILE names.`;

function describe([name, { about, note, fallback, secret }]: [string, Variable<unknown>]): string {
  return [`# ${about}.`, note && `# ${note}.`, secret && '# (file)', `# ${name}=${fallback ?? ''}`]
    .filter((line) => typeof line === 'string')
    .join('\n');
}
