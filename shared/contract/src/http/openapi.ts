import type { AnySchema } from 'yup';
import { errorBodySchema } from '../errors/error-body.ts';
import { apiPrefix, type EndpointDeclaration } from './endpoint.ts';
import { http } from './endpoints.ts';
import { type JsonSchema, toJsonSchema } from './json-schema.ts';

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly components: JsonSchema;
}

/** The OpenAPI 3.1 document, derived from the endpoint declarations; `version` is the api's. */
export function openApiDocument(version: string): OpenApiDocument {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const [noun, endpoints] of Object.entries(http)) {
    for (const [name, declaration] of Object.entries<EndpointDeclaration>(endpoints)) {
      const path = apiPrefix + declaration.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [declaration.method.toLowerCase()]: operation(noun, name, declaration) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tandem',
      version,
      description: 'The live part of the api is described in docs/realtime-protocol.md.',
    },
    paths,
    components: {
      schemas: { Error: toJsonSchema(errorBodySchema) },
      securitySchemes: {
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        refreshCookie: { type: 'apiKey', in: 'cookie', name: 'tandem_refresh' },
      },
    },
  };
}

function operation(noun: string, name: string, declaration: EndpointDeclaration): JsonSchema {
  const { summary, session, body, replies } = declaration;
  return {
    operationId: `${noun}.${name}`,
    tags: [noun],
    summary,
    security: session === 'none' ? [] : [{ ...(session === 'required' && { accessToken: [] }), refreshCookie: [] }],
    parameters: [
      ...parameters('path', declaration.params),
      ...parameters('query', declaration.query),
      ...parameters('header', declaration.headers),
    ],
    ...(body && { requestBody: { required: true, content: json(toJsonSchema(body)) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(replies).map(([status, schema]) => [
          status,
          { description: summary, ...(schema && { content: json(toJsonSchema(schema)) }) },
        ]),
      ),
      default: { description: 'A failure', content: json({ $ref: '#/components/schemas/Error' }) },
    },
  };
}

const json = (schema: JsonSchema) => ({ 'application/json': { schema } });

function parameters(where: 'path' | 'query' | 'header', schema: AnySchema | undefined): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = toJsonSchema(schema) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || (required.includes(name) && !('default' in field)),
    schema: field,
  }));
}
