import { type OpenApiDocument, openApiDocument } from '@tandem/contract';
import type { AppMiddleware } from './app-context.ts';
import { docsCss } from './docs-page.css.ts';
import { methodNotAllowed } from './probes.ts';

/** `/docs` for people, `/api/v1/openapi.json` for tools: both made from the contract, once. */
export function docs(version: string): AppMiddleware {
  const document = openApiDocument(version);
  const answers: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/api/v1/openapi.json': ['application/json; charset=utf-8', JSON.stringify(document)],
    '/docs': ['text/html; charset=utf-8', docsPage(document)],
    '/docs/docs.css': ['text/css; charset=utf-8', docsCss],
  };
  return (ctx, next) => {
    const answer = answers[ctx.path];
    if (!answer) return next();
    ctx.state.route = ctx.path;
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') throw methodNotAllowed(ctx);
    ctx.set('Cache-Control', 'no-cache');
    [ctx.type, ctx.body] = answer;
    return Promise.resolve();
  };
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly security: readonly Record<string, unknown>[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: unknown }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: unknown }>>;
type Entry = readonly [method: string, path: string, operation: Operation];

/** The whole reference on one page: no script, works printed and on a phone. */
function docsPage(document: OpenApiDocument): string {
  const entries: Entry[] = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => [method, path, operation as unknown as Operation]),
  );
  const nouns = [...new Set(entries.map(([, , { tags }]) => tags[0] ?? ''))];
  const sections = nouns.map((noun) =>
    section(
      noun,
      entries.filter(([, , { tags }]) => tags[0] === noun),
    ),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(document.info.title)} API</title>
<link rel="stylesheet" href="/docs/docs.css">
</head>
<body>
<header><h1>${text(document.info.title)} API</h1>
<p>Version ${text(document.info.version)}. ${text(document.info.description)}
For tools: <a href="/api/v1/openapi.json">openapi.json</a>.</p></header>
<nav aria-label="Sections"><ul>${nouns.map((noun) => `<li><a href="#${text(noun)}">${text(noun)}</a></li>`).join('')}</ul></nav>
<main>${sections.join('')}
<section id="errors"><h2>Errors</h2><p>Every answer that is not a success has this body.</p>
${schemaBlock((document.components['schemas'] as Record<string, unknown>)['Error'])}</section></main>
</body>
</html>
`;
}

const section = (noun: string, entries: readonly Entry[]) =>
  `<section id="${text(noun)}"><h2>${text(noun)}</h2>${entries.map(article).join('')}</section>`;

function article([method, path, operation]: Entry): string {
  const { operationId, summary, security, parameters, requestBody, responses } = operation;
  const needs = security.flatMap((way) => Object.keys(way));
  return `<article id="${text(operationId)}"><h3><span class="method">${text(method.toUpperCase())}</span> <code>${text(path)}</code></h3>
<p>${text(summary)}.</p><p class="needs">${needs.length === 0 ? 'Open to all.' : `Needs: ${text(needs.join(', '))}.`}</p>
${parameters.length > 0 ? parameterTable(parameters) : ''}
${requestBody ? `<h4>Body</h4>${contentBlock(requestBody.content)}` : ''}
${Object.entries(responses)
  .filter(([status]) => status !== 'default')
  .map(
    ([status, { content }]) => `<h4>Answer ${text(status)}</h4>${content ? contentBlock(content) : '<p>No body.</p>'}`,
  )
  .join('')}</article>`;
}

const parameterTable = (parameters: Operation['parameters']) => `<table><thead><tr><th scope="col">Parameter</th>
<th scope="col">In</th><th scope="col">What it may be</th></tr></thead><tbody>${parameters
  .map(
    ({ name, in: where, required, schema }) =>
      `<tr><th scope="row"><code>${text(name)}</code>${required ? ' (required)' : ''}</th><td>${text(where)}</td>
<td><code>${text(JSON.stringify(schema))}</code></td></tr>`,
  )
  .join('')}</tbody></table>`;

const contentBlock = (content: Content) => schemaBlock(content['application/json']?.schema);

const schemaBlock = (schema: unknown) =>
  `<details><summary>Schema</summary><pre tabindex="0"><code>${text(JSON.stringify(schema, null, 2))}</code></pre></details>`;

const text = (value: string) => value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
