import type { Stores } from '@tandem/client';
import {
  type Language,
  LanguageProvider,
  NavigateProvider,
  SignInAgain,
  StoresProvider,
  ToastProvider,
} from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { type ReactNode, useCallback } from 'react';
import { Router, useLocation } from 'wouter';
import { base } from './routes.ts';
import { SignInPage } from './session/SignInPage.tsx';
import { Starting } from './session/Starting.tsx';
import { WrongDoor } from './session/WrongDoor.tsx';
import { CrashBoundary } from './shell/CrashBoundary.tsx';
import { Desk } from './shell/Desk.tsx';
import { StaffStoresProvider } from './shell/StaffStoresProvider.tsx';

interface ConsoleProps {
  readonly stores: Stores;
  readonly language: Language;
  /** What the installed app adds, or the browser in its place. */
  readonly children?: ReactNode;
}

/** The whole console over one client's stores. */
export function Console({ stores, language, children }: ConsoleProps) {
  return (
    <LanguageProvider language={language}>
      <CrashBoundary>
        <StoresProvider stores={stores}>
          <ToastProvider>
            <StaffStoresProvider stores={stores}>
              <Router base={base}>
                <InsideRouter stores={stores}>{children}</InsideRouter>
              </Router>
            </StaffStoresProvider>
          </ToastProvider>
        </StoresProvider>
      </CrashBoundary>
    </LanguageProvider>
  );
}

function InsideRouter({ stores, children }: Omit<ConsoleProps, 'language'>) {
  const [, setLocation] = useLocation();
  // Links carry full paths; “~” tells the router so.
  const navigate = useCallback((href: string) => setLocation(`~${href}`), [setLocation]);
  return (
    <NavigateProvider value={navigate}>
      <Gate stores={stores} />
      <SignInAgain />
      {children}
    </NavigateProvider>
  );
}

/** Staff get the desk. An ended session leaves the desk standing behind the question to sign in again. */
const Gate = observer(function Gate({ stores: { session } }: { stores: Stores }) {
  switch (session.state) {
    case 'restoring':
      return <Starting />;
    case 'signed_out':
      return <SignInPage />;
    case 'signed_in':
    case 'expired':
      return session.isStaff ? <Desk /> : <WrongDoor />;
  }
});
