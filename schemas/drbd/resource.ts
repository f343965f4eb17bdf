import { section } from '../../server/src/schema/entry.ts';
import { drbdName } from '../../server/src/schema/values/drbd-name.ts';
import { protocolStatement } from './common.ts';
import { floatingStatement, ignoreOn, templateFile, tiebreaker, volumeStatements } from './statements.ts';

export const resource = section({
  id: 'drbd.resource',
  keyword: 'resource',
  in: ['drbd'],
  args: [
    {
      value: drbdName({ en: 'name', ja: '名前' }),
      label: { space: 'drbdResource', role: 'defines' },
      doc: { en: 'The name of the DRBD resource.', ja: 'DRBD リソースの名前。' },
    },
  ],
  doc: {
    en: 'A DRBD resource: volumes that are replicated together between its hosts.',
    ja: 'DRBD リソース。ホスト間でまとめてレプリケーションするボリュームの集まりです。',
  },
  more: {
    en: 'The name must be unique across all files. Keywords, numbers and words like 1.2.3 need quotes.',
    ja: '名前はすべてのファイルを通して一意にします。キーワード、数字、1.2.3 のような語は引用符で囲みます。',
  },
  source: 'drbd.conf(5), resource section',
  options: {
    protocol: protocolStatement,
    ...volumeStatements,
    ...tiebreaker,
    'template-file': templateFile,
    'ignore-on': ignoreOn,
    floating: floatingStatement,
  },
});
