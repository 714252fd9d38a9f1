import { Button, EmptyState, useFirstWords } from '@tandem/ui';
import { Component, type ReactNode } from 'react';

/** Catches a fault of a page, or a part of the app that could not be fetched, and offers to load again. */
export class Crashed extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Apology /> : this.props.children;
  }
}

function Apology() {
  const words = useFirstWords().portal.crashed;
  return (
    <main role="alert">
      <EmptyState
        title={words.title}
        text={words.text}
        action={
          <Button variant="primary" icon="refresh" onClick={() => window.location.reload()}>
            {words.reload}
          </Button>
        }
      />
    </main>
  );
}
