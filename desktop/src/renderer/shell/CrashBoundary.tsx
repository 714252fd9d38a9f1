import { Button, EmptyState, useWords } from '@tandem/ui';
import { Component, type ReactNode } from 'react';

/** Keeps a fault in one component from leaving an empty window: says what happened, what is kept, and what to do. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override readonly state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const words = useWords().console;
  return (
    <main>
      <EmptyState
        title={words.crashTitle}
        text={words.crash}
        action={<Button onClick={() => window.location.reload()}>{words.reload}</Button>}
      />
    </main>
  );
}
