import { expect, test } from 'vitest';
import { apiPrefix, type EndpointDeclaration } from './endpoint.ts';
import { http } from './endpoints.ts';
import { openApiDocument } from './openapi.ts';

const declared = Object.values(http).flatMap((endpoints) => Object.values<EndpointDeclaration>(endpoints));

test('every declared endpoint is in the document, and nothing else', () => {
  const { paths } = openApiDocument('1.2.3');
  const documented = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  );

  expect(documented.sort()).toEqual(
    declared.map(({ method, path }) => `${method.toLowerCase()} ${apiPrefix}${path.replace(/:(\w+)/g, '{$1}')}`).sort(),
  );
});

test('what a client may send is spelled out with its bounds', () => {
  const { paths } = openApiDocument('1.2.3');
  const operation = paths['/api/v1/tickets']?.['post'] as Record<string, never>;

  expect(operation).toMatchObject({
    operationId: 'tickets.open',
    requestBody: {
      content: {
        'application/json': {
          schema: {
            additionalProperties: false,
            required: ['title', 'description', 'categoryId'],
            properties: {
              title: { type: 'string', minLength: 3, maxLength: 255 },
              categoryId: { type: 'integer', minimum: 1 },
              priority: { enum: ['low', 'medium', 'high'] },
            },
          },
        },
      },
    },
  });
});

test('no two endpoints share an operation id', () => {
  const ids = Object.values(openApiDocument('1').paths).flatMap((operations) =>
    Object.values(operations).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(declared.length);
});
