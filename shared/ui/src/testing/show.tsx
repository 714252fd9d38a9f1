import { createStores } from '@tandem/client';
import type { User } from '@tandem/contract';
import { http } from '@tandem/contract';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { FakeConnection } from '../../../client/src/testing/fake-connection.ts';
import { type FakePorts, fakePorts } from '../../../client/src/testing/fake-ports.ts';
import { NavigateProvider, ToastProvider } from '../primitives/index.ts';
import { StoresProvider } from '../stores/index.ts';
import { InEnglish } from './in-english.tsx';

/** The real stores over a connection that the test plays the api on. */
export async function givenStores(user: User | null, ports: FakePorts = fakePorts()) {
  layDialogs();
  const connection = new FakeConnection(user);
  connection.answer(http.tickets.list, { items: [], nextCursor: null });
  connection.answer(http.categories.list, {
    items: [
      { id: 1, name: 'Technical', description: '' },
      { id: 2, name: 'Billing', description: '' },
    ],
    nextCursor: null,
  });
  connection.answer(http.activity.list, { items: [], cursor: '0', unread: 0 });
  const stores = createStores(connection, ports);
  await stores.start();
  if (user) connection.goLive();
  return { connection, stores, ports };
}
export type Given = Awaited<ReturnType<typeof givenStores>>;

/** Draws something over those stores; `navigate` hears where links of the app lead. */
export function show({ stores }: Given, children: ReactNode) {
  const navigate = vi.fn<(href: string) => void>();
  const view = render(
    <NavigateProvider value={navigate}>
      <StoresProvider stores={stores}>
        <ToastProvider>{children}</ToastProvider>
      </StoresProvider>
    </NavigateProvider>,
    { wrapper: InEnglish },
  );
  return { ...view, navigate, person: userEvent.setup() };
}

/** jsdom knows the element but cannot open it. */
export function layDialogs(): void {
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false;
  };
}
