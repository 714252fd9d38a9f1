import type { Stores } from '@tandem/client';
import { AllWords, NavigateProvider, useAllWordsSoon, useSession } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { signInPath } from './session/next.ts';
import { SignInPage } from './session/SignInPage.tsx';
import { useAppNavigation } from './shell/navigation.ts';
import { Starting } from './shell/Starting.tsx';

const SignUpPage = lazy(() => import('./session/SignUpPage.tsx'));
const fetchSignedIn = () => import('./SignedIn.tsx');
const SignedIn = lazy(fetchSignedIn);

/**
 * Every address of the portal, and who may see what there. Signing in needs the session alone; the rest is fetched once
 * somebody is signed in.
 */
export const App = observer(function App({ stores }: { stores: () => Promise<Stores> }) {
  const session = useSession();
  const navigate = useAppNavigation();
  const isIn = session.state === 'signed_in' || session.state === 'expired';
  // All at once: drawing would ask for the next only when the one before is here.
  useAllWordsSoon(isIn);
  useEffect(() => {
    if (isIn) void Promise.allSettled([fetchSignedIn(), stores()]);
  }, [isIn, stores]);
  return (
    <NavigateProvider value={navigate}>
      <Suspense fallback={<Starting />}>
        {session.state === 'restoring' && <Starting failed={session.failure !== null} />}
        {session.state === 'signed_out' && <SignedOut />}
        {isIn && (
          <AllWords>
            <SignedIn stores={stores} />
          </AllWords>
        )}
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
