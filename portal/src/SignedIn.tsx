import type { Stores } from '@tandem/client';
import { SignInAgain, StoresProvider, ToastProvider, useSession } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { lazy, Suspense, use } from 'react';
import { Redirect, Route, Switch, useSearchParams } from 'wouter';
import { safeNext } from './session/next.ts';
import { Shell } from './shell/Shell.tsx';
import { StaffPage } from './shell/StaffPage.tsx';

const TicketsPage = lazy(() => import('./tickets/TicketsPage.tsx'));
const NewTicketPage = lazy(() => import('./tickets/NewTicketPage.tsx'));
const TicketPage = lazy(() => import('./tickets/TicketPage.tsx'));
const ProfilePage = lazy(() => import('./account/ProfilePage.tsx'));
const DevicesPage = lazy(() => import('./account/DevicesPage.tsx'));
const NotFoundPage = lazy(() => import('./shell/NotFoundPage.tsx'));

/** The portal of somebody signed in, on the stores of this page; they are made once, when first asked for. */
export default observer(function SignedIn({ stores }: { stores: () => Promise<Stores> }) {
  const session = useSession();
  const ready = use(stores());
  if (session.isStaff) return <StaffPage />;
  return (
    <StoresProvider stores={ready}>
      <ToastProvider>
        <Shell>
          <Suspense fallback={null}>
            <Switch>
              <Route path="/">
                <TicketsPage />
              </Route>
              <Route path="/tickets">{() => <Redirect to="/" replace />}</Route>
              <Route path="/tickets/new">
                <NewTicketPage />
              </Route>
              <Route path="/tickets/:id">{({ id }) => <TicketPage id={id} />}</Route>
              <Route path="/profile">
                <ProfilePage />
              </Route>
              <Route path="/devices">
                <DevicesPage />
              </Route>
              <Route path="/sign-in">{() => <Onward />}</Route>
              <Route path="/sign-up">{() => <Onward />}</Route>
              <Route>
                <NotFoundPage />
              </Route>
            </Switch>
          </Suspense>
        </Shell>
        <SignInAgain />
      </ToastProvider>
    </StoresProvider>
  );
});

/** Signed in: to where one wanted to go. */
function Onward() {
  const [search] = useSearchParams();
  return <Redirect to={safeNext(search.get('next'))} replace />;
}
