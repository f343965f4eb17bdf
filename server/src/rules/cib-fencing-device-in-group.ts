import { fencingDevices } from '../cluster/fencing-devices.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/fencing-device-in-group',
  severity: 'hint',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A fencing device is in a group with other resources.',
      why: 'A group starts its members one after the other and stops those behind a member that failed: a device that fails its monitor then takes services with it, or waits for them (pattern stonith-00003 of SUSE’s Supportconfig Analysis; pcs warns too).',
      fix: 'Take the device out of the group.',
    },
    ja: {
      what: 'フェンシングデバイスが、ほかのリソースと同じグループに入っています。',
      why: 'グループはメンバーを順に起動し、あるメンバーが故障すると後続を停止します。デバイスの監視が失敗するとサービスも停止するか、サービスを待つことになります（SUSE の Supportconfig Analysis の stonith-00003、pcs の警告）。',
      fix: 'デバイスをグループから出します。',
    },
  },
  check(pacemaker, report) {
    const devices = fencingDevices(pacemaker);
    const isDevice = new Set(devices.map(d => d.resource));
    for (const { resource } of devices) {
      const { parent } = resource;
      // Groups of nothing but devices are a habit of their own, and do no harm.
      if (parent?.kind !== 'group' || parent.children.every(c => isDevice.has(c))) continue;
      const name = nameOf(resource);
      report(resource.at, {
        en: `fencing device "${name}" is in group "${nameOf(parent)}", so its failure stops the members behind it`,
        ja: `フェンシングデバイス "${name}" がグループ "${nameOf(parent)}" に入っているため、故障すると後続のメンバーが停止します`,
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
      <group id="web">
        <primitive id="fence" class="stonith" type="fence_ipmilan">
         ^^^^^^^^^ fencing device "fence" is in group "web", so its failure stops the members behind it
          <instance_attributes id="fence-params">
            <nvpair id="fence-params-ip" name="ip" value="192.168.0.10"/>
            <nvpair id="fence-params-username" name="username" value="admin"/>
            <nvpair id="fence-params-pcmk_host_list" name="pcmk_host_list" value="alpha bravo"/>
          </instance_attributes>
        </primitive>
        <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
      </group>
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
      <group id="fences">
        <primitive id="fence-alpha" class="stonith" type="fence_ipmilan">
          <instance_attributes id="fence-alpha-params">
            <nvpair id="fence-alpha-params-ip" name="ip" value="192.168.0.10"/>
            <nvpair id="fence-alpha-params-username" name="username" value="admin"/>
            <nvpair id="fence-alpha-params-pcmk_host_list" name="pcmk_host_list" value="alpha"/>
          </instance_attributes>
        </primitive>
        <primitive id="fence-bravo" class="stonith" type="fence_ipmilan">
          <instance_attributes id="fence-bravo-params">
            <nvpair id="fence-bravo-params-ip" name="ip" value="192.168.0.10"/>
            <nvpair id="fence-bravo-params-username" name="username" value="admin"/>
            <nvpair id="fence-bravo-params-pcmk_host_list" name="pcmk_host_list" value="bravo"/>
          </instance_attributes>
        </primitive>
      </group>
      <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
