import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { hostNamed } from '../cluster/drbd-hosts.ts';
import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/become-primary-on-unknown-host',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'become-primary-on names a host that the resource does not have.',
      why: 'drbdadm 8.4 refuses to work with it (dump, up); DRBD 9 ignores the statement, and DRBD 8.3 says nothing.',
      fix: 'Correct the name, or remove it.',
    },
    ja: {
      what: 'become-primary-on が、リソースにないホストを指定しています。',
      why: 'drbdadm 8.4（dump、up）がエラーにします。DRBD 9 はこの文を無視し、DRBD 8.3 は何も報告しません。',
      fix: '名前を直すか、削除します。',
    },
  },
  check(resource, report) {
    const { facts, configuration, name } = resource;
    if (facts.generated || facts.incomplete || isDrbd9(configuration.version)) return;
    // What stands in common is for the hosts of several resources.
    const option = facts.options.startup.get('become-primary-on');
    if (!option || option.text === 'both' || hostNamed(resource, option.text)) return;
    const drbd84 = compareVersions(configuration.version, '8.4') >= 0;
    report(
      option.at,
      {
        en: `host "${option.text}" has no on section in resource "${name}"`,
        ja: `ホスト "${option.text}" の on セクションがリソース "${name}" にありません`,
      },
      drbd84 ? { refusedBy: ['drbdadm'] } : { severity: 'warning' },
    );
  },
  examples: {
    bad: [
      `
-- quorumlens.json --
{ "targets": { "drbd-utils": "8.4" } }
-- r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  meta-disk internal;
  startup { become-primary-on charlie; }
                              ^^^^^^^ host "charlie" has no on section in resource "r0"
  on alpha { address 10.0.0.1:7789; }
  on bravo { address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
-- quorumlens.json --
{ "targets": { "drbd-utils": "8.4" } }
-- r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  meta-disk internal;
  startup { become-primary-on alpha; }
  on alpha { address 10.0.0.1:7789; }
  on bravo { address 10.0.0.2:7789; }
}
`,
    ],
  },
});
