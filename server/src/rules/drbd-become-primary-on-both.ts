import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { writtenResources } from '../cluster/drbd-hosts.ts';
import { compareVersions } from '../schema/release.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/become-primary-on-both',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'Both hosts are promoted at boot.',
      why: 'The init script promotes them before anything has checked the data; the manual advises to leave the promotion to the cluster manager (drbd.conf(5) of DRBD 8.4, become-primary-on). Without allow-two-primaries drbdadm 8.4 refuses it.',
      fix: 'Remove become-primary-on, and let the cluster manager promote.',
    },
    ja: {
      what: '起動時に両方のホストがプライマリに昇格します。',
      why: 'init スクリプトは、データが確認される前に昇格させます。マニュアルは、昇格をクラスタマネージャに任せることを推奨しています（DRBD 8.4 の drbd.conf(5)、become-primary-on）。allow-two-primaries がない場合、drbdadm 8.4 はエラーにします。',
      fix: 'become-primary-on を削除し、昇格をクラスタマネージャに任せます。',
    },
  },
  check(configuration, report) {
    if (isDrbd9(configuration.version)) return;
    const say = reportOnce(report);
    const drbd84 = compareVersions(configuration.version, '8.4') >= 0;
    for (const { facts, net } of writtenResources(configuration)) {
      const option =
        facts.options.startup.get('become-primary-on') ?? configuration.common?.startup.get('become-primary-on');
      if (option?.text !== 'both') continue;
      if (drbd84 && net.get('allow-two-primaries')?.value === 'no') {
        say(
          option.at,
          {
            en: 'become-primary-on both needs allow-two-primaries, which is not set',
            ja: 'become-primary-on both には allow-two-primaries が必要ですが、指定されていません',
          },
          { severity: 'error', refusedBy: ['drbdadm'] },
        );
        continue;
      }
      say(option.at, {
        en: 'both hosts are promoted at boot before anything has checked the data',
        ja: 'データが確認される前に、起動時に両方のホストがプライマリに昇格します',
      });
    }
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
  net { allow-two-primaries; }
  startup { become-primary-on both; }
                              ^^^^ both hosts are promoted at boot before anything has checked the data
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
