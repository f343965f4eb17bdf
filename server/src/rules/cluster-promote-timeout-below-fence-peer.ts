import { handlerSeconds } from '../cluster/handler-options.ts';
import { managedDrbd } from '../cluster/managed-drbd.ts';
import { operationOption, operationsInForce } from '../cluster/pacemaker-effective.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/promote-timeout-below-fence-peer',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'A promotion is given less time than the fence-peer handler may take.',
      why: 'With resource-and-stonith a DRBD resource without its peer is promoted only when the fence-peer handler has returned, and crm-fence-peer polls the cluster for up to --timeout seconds (header of crm-fence-peer.9.sh). If the operation gives up before, the promotion counts as failed and the service stays down (DRBD User’s Guide).',
      fix: 'Raise the timeout of promote above --timeout of the handler.',
    },
    ja: {
      what: 'promote の時間が、fence-peer ハンドラの所要時間より短くなっています。',
      why: 'resource-and-stonith の場合、対向ノードのない DRBD リソースは、fence-peer ハンドラが終了してから昇格します。crm-fence-peer は最大 --timeout 秒間クラスタに問い合わせます（crm-fence-peer.9.sh のヘッダ）。その前にオペレーションが打ち切られると、昇格は失敗とみなされ、サービスが起動されません（DRBD User’s Guide）。',
      fix: 'promote の timeout を、ハンドラの --timeout より長くします。',
    },
  },
  check(model, report) {
    for (const pacemaker of model.pacemaker) {
      for (const { primitive, name } of managedDrbd(pacemaker)) {
        const drbd = model.drbdResources.filter(r => r.name === name.value);
        const [one] = drbd;
        const handler = one?.handlers.get('fence-peer');
        if (drbd.length !== 1 || !handler?.at || !/crm-fence-peer/.test(handler.value)) continue;
        if (one?.net.get('fencing')?.value !== 'resource-and-stonith') continue;
        const seconds = handlerSeconds(handler.value, 'timeout', 't');
        if (seconds === undefined) continue;
        const { operations, isOpen } = operationsInForce(pacemaker, primitive);
        const promote = operations.find(o => o.name === 'promote');
        if (isOpen && !promote) continue;
        const { value, at, unknown, possible } = operationOption(pacemaker, primitive, promote ?? 'promote', 'timeout');
        const timeout = cibMilliseconds(value ?? '', pacemaker.version);
        const place = at ?? promote?.operation.at ?? primitive.at;
        if (unknown || possible.length > 0 || !timeout || timeout > seconds * 1000) continue;
        const id = nameOf(primitive);
        report(
          place,
          {
            en: `promote of "${id}" gives up after ${timeout / 1000} s, but the fence-peer handler may take ${seconds} s (--timeout)`,
            ja: `"${id}" の promote は ${timeout / 1000} 秒で打ち切られますが、fence-peer ハンドラには最大 ${seconds} 秒かかります（--timeout）`,
          },
          { related: [{ ...handler.at, message: { en: 'the handler', ja: 'ハンドラです' } }] },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sdb1;
  net { fencing resource-and-stonith; }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh --timeout 120 --dc-timeout 150";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  on alpha { node-id 0; address 10.1.0.1:7789; }
  on bravo { node-id 1; address 10.1.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="drbd-clone">
        <meta_attributes id="drbd-clone-meta">
          <nvpair id="drbd-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="drbd-clone-meta-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
          <operations>
            <op id="drbd-promote" name="promote" interval="0s" timeout="90s"/>
                                                                        ^^^ promote of "drbd" gives up after 90 s, but the fence-peer handler may take 120 s (--timeout)
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sdb1;
  net { fencing resource-and-stonith; }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh --timeout 60 --dc-timeout 80";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  on alpha { node-id 0; address 10.1.0.1:7789; }
  on bravo { node-id 1; address 10.1.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="drbd-clone">
        <meta_attributes id="drbd-clone-meta">
          <nvpair id="drbd-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="drbd-clone-meta-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
          <operations>
            <op id="drbd-promote" name="promote" interval="0s" timeout="90s"/>
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
