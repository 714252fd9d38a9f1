import { NavigateProvider, SignInAgain, useStores } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch, useSearchParams } from 'wouter';
import { safeNext, signInPath } from './session/next.ts';
import { SignInPage } from './session/SignInPage.tsx';
import { useAppNavigation } from './shell/navigation.ts';
import { Shell } from './shell/Shell.tsx';
import { StaffPage } from './shell/StaffPage.tsx';
import { Starting } from './shell/Starting.tsx';

const SignUpPage = lazy(() => import('./session/SignUpPage.tsx'));
const TicketsPage = lazy(() => import('./tickets/TicketsPage.tsx'));
const NewTicketPage = lazy(() => import('./tickets/NewTicketPage.tsx'));
const TicketPage = lazy(() => import('./tickets/TicketPage.tsx'));
const NotFoundPage = lazy(() => import('./shell/NotFoundPage.tsx'));

/** Every address of the portal, and who may see what there. */
export const App = observer(function App() {
  const { session } = useStores();
  const navigate = useAppNavigation();
  return (
    <NavigateProvider value={navigate}>
      <Suspense fallback={<Starting />}>
        {session.state === 'restoring' && <Starting failed={session.failure !== null} />}
        {session.state === 'signed_out' && <SignedOut />}
        {(session.state === 'signed_in' || session.state === 'expired') && <SignedIn />}
      </Suspense>
    </NavigateProvider>
  );
});

function SignedOut() {
  return (
    <Switch>
      <Route path="/sign-in">
        <SignInPage />
      </Route>
      <Route path="/sign-up">
        <SignUpPage />
      </Route>
      <Route>{() => <Redirect to={signInPath(window.location)} replace />}</Route>
    </Switch>
  );
}

const SignedIn = observer(function SignedIn() {
  const { session } = useStores();
  if (session.isStaff) return <StaffPage />;
  return (
    <>
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
            <Route path="/sign-in">{() => <Onward />}</Route>
            <Route path="/sign-up">{() => <Onward />}</Route>
            <Route>
              <NotFoundPage />
            </Route>
          </Switch>
        </Suspense>
      </Shell>
      <SignInAgain />
    </>
  );
});

/** Signed in: to where one wanted to go. */
function Onward() {
  const [search] = useSearchParams();
  return <Redirect to={safeNext(search.get('next'))} replace />;
}
