import type { ManagedPolicy } from './managed-policy.ts';
import type { Policy } from './policy.ts';

/** How Chromium is told to reach the network. */
export interface ProxyConfig {
  readonly mode: 'system' | 'direct' | 'pac_script' | 'fixed_servers';
  readonly pacScript?: string;
  readonly proxyRules?: string;
  readonly proxyBypassRules?: string;
}

/** What the policy says of proxies. A mode without what it needs is as none. */
export function proxyOf(policy: Policy): ProxyConfig {
  const [mode, pac, rules] = [policy.value('proxy.mode'), policy.value('proxy.pacUrl'), policy.value('proxy.rules')];
  const bypass = policy.value('proxy.bypass');
  if (mode === 'direct') return { mode };
  if (mode === 'pac' && pac !== undefined) return { mode: 'pac_script', pacScript: pac };
  if (mode === 'fixed' && rules !== undefined) {
    return { mode: 'fixed_servers', proxyRules: rules, ...(bypass !== undefined && { proxyBypassRules: bypass }) };
  }
  return { mode: 'system' };
}

/** As much of a session of Chromium as proxies need. */
interface ProxiedSession {
  setProxy(config: ProxyConfig): Promise<void>;
  closeAllConnections(): Promise<void>;
}

/** From now on a session goes the way the policy says, also when that changes: what is open on the old way is closed. */
export function followProxy(
  session: ProxiedSession,
  managed: ManagedPolicy,
  onFailed: (cause: unknown) => void,
): Promise<void> {
  const apply = async (): Promise<void> => {
    await session.setProxy(proxyOf(managed.policy));
    await session.closeAllConnections();
  };
  managed.onChange(() => void apply().catch(onFailed));
  return apply();
}
