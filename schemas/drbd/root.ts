import { section } from '../../server/src/schema/entry.ts';
import { include, moduleVersions } from './statements.ts';

export const root = section({
  id: 'drbd',
  keyword: '',
  in: [],
  doc: { en: 'The top level of drbd.conf.', ja: 'drbd.conf のトップレベル。' },
  source: 'drbd.conf(5), file format',
  options: { include, ...moduleVersions },
});
