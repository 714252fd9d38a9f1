import { createSecretKey, type KeyObject } from 'node:crypto';

/** What a floor is told by the benchmark that starts it. */
export interface FloorSettings {
  readonly port: number;
  readonly accessKey: KeyObject;
  readonly refreshKey: KeyObject;
  readonly databaseUrl: string;
  readonly redisUrl: string;
}

export function floorSettings(env: NodeJS.ProcessEnv): FloorSettings {
  const need = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is missing.`);
    return value;
  };
  return {
    port: Number(need('PORT')),
    accessKey: createSecretKey(Buffer.from(need('ACCESS_TOKEN_SECRET'))),
    refreshKey: createSecretKey(Buffer.from(need('REFRESH_TOKEN_SECRET'))),
    databaseUrl: need('DATABASE_URL'),
    redisUrl: need('REDIS_URL'),
  };
}

/** The Redis key under which the benchmark puts a floor's sessions. */
export const floorSessionKey = (sessionId: string) => `floor:session:${sessionId}`;
