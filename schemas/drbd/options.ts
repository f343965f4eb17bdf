import { section } from '../../server/src/schema/entry.ts';
import { resourceOptions } from './resource-options.ts';
import { unknownOption } from './statements.ts';

export const options = section({
  id: 'drbd.options',
  keyword: 'options',
  in: ['drbd.resource', 'drbd.common'],
  once: true,
  exists: [{ since: 'drbd 8.4' }],
  doc: {
    en: 'Options of the resource as a whole: quorum, promotion, CPUs.',
    ja: 'リソース全体のオプション。クォーラム、昇格、CPU などを指定します。',
  },
  source: 'drbd.conf(5), options section',
  options: { ...resourceOptions, ...unknownOption },
  facts: { optionSection: true },
});

export const hostOptions = section({
  id: 'drbd.host-options',
  keyword: 'options',
  in: ['drbd.on', 'drbd.floating', 'drbd.this-host'],
  exists: [{ since: 'drbd 8.4' }],
  doc: {
    en: 'Options of the resource in a host section: they are read, but no command ever uses them.',
    ja: 'ホストのセクションに書いたリソースのオプション。読み込まれますが、どのコマンドでも使われません。',
  },
  source: 'drbdadm 8.4, 9.22 and 9.34',
  options: { ...resourceOptions, ...unknownOption },
  facts: { optionSection: true, noEffect: true },
});
