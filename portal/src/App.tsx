import type { Stores } from '@tandem/client';
import { NavigateProvider, useSession } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { signInPath } from './session/next.ts';
import { SignInPage } from './session/SignInPage.tsx';
import { useAppNavigation } from './shell/navigation.ts';
import { Starting } from './shell/Starting.tsx';

const SignUpPage = lazy(() => import('./session/SignUpPage.tsx'));
const SignedIn = lazy(() => import('./SignedIn.tsx'));

/**
 * Every address of the portal, and who may see what there. Signing in needs the session alone; the rest is fetched once
 * somebody is signed in.
 */
export const App = observer(function App({ stores }: { stores: () => Promise<Stores> }) {
  const session = useSession();
  const navigate = useAppNavigation();
  return (
    <NavigateProvider value={navigate}>
      <Suspense fallback={<Starting />}>
        {session.state === 'restoring' && <Starting failed={session.failure !== null} />}
        {session.state === 'signed_out' && <SignedOut />}
        {(session.state === 'signed_in' || session.state === 'expired') && <SignedIn stores={stores} />}
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
