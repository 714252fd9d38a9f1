/** In the order they run. */
export const scenarioNames = ['list', 'create', 'chat', 'idle', 'fanout', 'reconnect', 'login'] as const;
export type ScenarioName = (typeof scenarioNames)[number];
