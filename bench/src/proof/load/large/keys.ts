/** An index that may be left out while a table is filled. */
export interface Key {
  readonly name: string;
  /** As `ALTER TABLE … ADD` takes it. */
  readonly definition: string;
}

/** Every index of a table but its primary key, in the order that `SHOW CREATE TABLE` gives, which adding them again keeps. */
export const keysOf = (createTable: string): Key[] =>
  [...createTable.matchAll(/^ {2}((?:UNIQUE |FULLTEXT )?KEY `(\w+)` .*?),?$/gm)].map(([, definition, name]) => ({
    name: name as string,
    definition: definition as string,
  }));

export const dropped = (keys: readonly Key[]): string => keys.map(({ name }) => `DROP KEY ${name}`).join(', ');
export const added = (keys: readonly Key[]): string => keys.map(({ definition }) => `ADD ${definition}`).join(', ');
