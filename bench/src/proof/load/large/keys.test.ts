import { expect, test } from 'vitest';
import { added, dropped, keysOf } from './keys.ts';

const table = `CREATE TABLE \`entries\` (
  \`id\` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  \`KEY\` int(11) NOT NULL,
  PRIMARY KEY (\`ticket_id\`,\`seq\`),
  UNIQUE KEY \`client_uq\` (\`author_id\`,\`client_id\`),
  KEY \`at_ix\` (\`at\`),
  FULLTEXT KEY \`search\` (\`title\`,\`body\`),
  CONSTRAINT \`author_fk\` FOREIGN KEY (\`author_id\`) REFERENCES \`accounts\` (\`id\`)
) ENGINE=InnoDB`;

test('what is left out while a table is filled comes back as it was', () => {
  const keys = keysOf(table);

  expect(dropped(keys)).toBe('DROP KEY client_uq, DROP KEY at_ix, DROP KEY search');
  expect(added(keys)).toBe(
    'ADD UNIQUE KEY `client_uq` (`author_id`,`client_id`), ADD KEY `at_ix` (`at`), ADD FULLTEXT KEY `search` (`title`,`body`)',
  );
});
