import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/volume-disk-option-overruled',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A disk option of a volume is also set outside of it.',
      why: 'DRBD 8.4 silently takes the outer value (measured with drbdadm-84); DRBD 9 refuses the file as ambiguous.',
      fix: 'Write the option in one of the two places.',
    },
    ja: {
      what: 'ボリュームの disk オプションが、その外側にも書かれています。',
      why: 'DRBD 8.4 では、何も報告されずに外側の値が使われます（drbdadm-84 で確認）。DRBD 9 では、あいまいな設定としてエラーになります。',
      fix: 'どちらか一方にだけ書きます。',
    },
  },
  check({ facts, configuration }, report) {
    if (facts.generated || isDrbd9(configuration.version)) return;
    for (const volume of facts.volumes) {
      for (const option of volume.diskOptions.values()) {
        const outer = facts.options.disk.get(option.name) ?? configuration.common?.disk.get(option.name);
        if (!outer || outer.text === option.text) continue;
        report(
          option.at,
          {
            en: `${option.name} is ${outer.text} outside of the volume, and DRBD ${configuration.version} takes that value`,
            ja: `${option.name} がボリュームの外では ${outer.text} で、DRBD ${configuration.version} はその値を使います`,
          },
          { related: [{ ...outer.at, message: { en: 'the value that counts', ja: '有効な値' } }] },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- quorumlens.json --
{ "targets": { "drbd-utils": "8.4" } }
-- r0.res --
resource r0 {
  disk { al-extents 1237; }
  volume 0 {
    device minor 0;
    disk /dev/sda;
    meta-disk internal;
    disk { al-extents 1999; }
                      ^^^^ al-extents is 1237 outside of the volume, and DRBD 8.4 takes that value
  }
  on alpha { address 10.0.0.1:7789; }
  on bravo { address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
