import { fencingDevices } from '../cluster/fencing-devices.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/fencing-device-cloned',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A fencing device is cloned.',
      why: 'Every node can use every device that is not banned from it, wherever the device was started, so a clone adds nothing but more monitoring; pcs says the same and refuses it.',
      fix: 'Take the device out of the clone.',
    },
    ja: {
      what: 'フェンシングデバイスがクローンになっています。',
      why: '禁止されていない限り、どのノードからも、デバイスがどこで起動されていても使えます。クローンにしても監視が増えるだけです（pcs も同じ理由で拒否します）。',
      fix: 'デバイスをクローンから出します。',
    },
  },
  check(pacemaker, report) {
    for (const { resource } of fencingDevices(pacemaker)) {
      const clone = pacemaker.container(resource);
      if (clone?.kind !== 'clone') continue;
      const name = nameOf(resource);
      report(clone.at, {
        en: `fencing device "${name}" is cloned, which has no effect: every node can use it anyway`,
        ja: `フェンシングデバイス "${name}" がクローンになっていますが、どのノードからも使えるため効果がありません`,
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="fence-clone">
       ^^^^^ fencing device "fence" is cloned, which has no effect: every node can use it anyway
        <primitive id="fence" class="stonith" type="fence_ipmilan">
          <instance_attributes id="fence-params">
            <nvpair id="fence-params-ip" name="ip" value="192.168.0.10"/>
            <nvpair id="fence-params-username" name="username" value="admin"/>
            <nvpair id="fence-params-pcmk_host_list" name="pcmk_host_list" value="alpha bravo"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-params">
          <nvpair id="fence-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-params-username" name="username" value="admin"/>
          <nvpair id="fence-params-pcmk_host_list" name="pcmk_host_list" value="alpha bravo"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
