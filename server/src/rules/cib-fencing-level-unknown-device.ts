import { changeName, definedAt, didYouMean, suggester } from '../cluster/did-you-mean.ts';
import type { ResourceFacts } from '../cluster/pacemaker.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/fencing-level-unknown-device',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A fencing level names a device that does not exist, or a resource that is no fencing device.',
      why: 'All devices of a level must succeed (Pacemaker Explained, Fencing Topologies), so a level with such a name can never fence the node. Neither the schema nor crm_verify looks at these names.',
      fix: 'Name primitives of class stonith. The name "watchdog" stands for watchdog fencing and needs no primitive.',
    },
    ja: {
      what: 'フェンシングレベルに、存在しないデバイス、またはフェンシングデバイスではないリソースが指定されています。',
      why: 'レベル内のすべてのデバイスが成功する必要があるため（Pacemaker Explained、Fencing Topologies）、このレベルではノードをフェンシングできません。スキーマも crm_verify もこの名前を検査しません。',
      fix: 'class が stonith のプリミティブを指定します。"watchdog" は watchdog によるフェンシングを表し、プリミティブは不要です。',
    },
  },
  check(pacemaker, report) {
    const { facts, resources } = pacemaker;
    const isOpen = !facts.whole || facts.incomplete;
    const isDevice = (r: ResourceFacts): boolean => pacemaker.agent(r)?.startsWith('stonith:') === true;
    let suggest: ((word: string) => string | undefined) | undefined;
    if (facts.fencingLevels.length === 0) return;
    const elements = new Map(facts.ids.map(i => [i.id.value, i.element]));
    for (const level of facts.fencingLevels) {
      for (const device of level.devices) {
        if (device.value === 'watchdog') continue;
        const found = resources.get(device.value);
        if (found?.kind === 'primitive') {
          const agent = pacemaker.agent(found);
          if (agent === undefined || isDevice(found)) continue;
          const agentClass = agent.slice(0, agent.indexOf(':'));
          report(device.at, {
            en: `"${device.value}" is not a fencing device (its class is ${agentClass})`,
            ja: `"${device.value}" の class は ${agentClass} で、フェンシングデバイスではありません`,
          });
          continue;
        }
        const element = elements.get(device.value);
        if (element !== undefined) {
          report(device.at, {
            en: `"${device.value}" is not a fencing device (${element} has this id)`,
            ja: `"${device.value}" は ${element} の id で、フェンシングデバイスではありません`,
          });
          continue;
        }
        if (isOpen) continue;
        suggest ??= suggester(pacemaker.allResources.flatMap(r => (isDevice(r) ? (r.id?.value ?? []) : [])));
        const meant = suggest(device.value);
        const place = meant === undefined ? undefined : resources.get(meant)?.id;
        report(
          device.at,
          didYouMean(
            {
              en: `there is no fencing device "${device.value}"`,
              ja: `フェンシングデバイス "${device.value}" はありません`,
            },
            meant,
          ),
          place ? { related: [definedAt(place)], fixes: [changeName(device, place.value)] } : {},
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fence-alpha" class="stonith" type="fence_ipmilan"/>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
    </resources>
    <fencing-topology>
      <fencing-level id="l1" target="alpha" index="1" devices="fence-alhpa"/>
                                                               ^^^^^^^^^^^ there is no fencing device "fence-alhpa" (did you mean "fence-alpha"?)
      <fencing-level id="l2" target="alpha" index="2" devices="fence-alpha,vip"/>
                                                                           ^^^ "vip" is not a fencing device (its class is ocf)
    </fencing-topology>
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
      <template id="ipmi" class="stonith" type="fence_ipmilan"/>
      <primitive id="fence-alpha" template="ipmi"/>
    </resources>
    <fencing-topology>
      <fencing-level id="l1" target="alpha" index="1" devices="fence-alpha"/>
      <fencing-level id="l2" target="alpha" index="2" devices="watchdog"/>
    </fencing-topology>
  </configuration>
</cib>
`,
    ],
  },
});
