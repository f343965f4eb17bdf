import { drbdDetection } from '../cluster/drbd-detection.ts';
import { deviceMeanings } from '../cluster/drbd-devices.ts';
import { optionOf } from '../cluster/operations.ts';
import type { OperationInForce } from '../cluster/pacemaker.ts';
import { operationOption, operationsInForce } from '../cluster/pacemaker-effective.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/op-timeout-below-drbd-detection',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'An operation on a DRBD device gives up before DRBD has noticed a lost peer.',
      why: 'While DRBD waits for a peer that no longer answers (timeout + ping-timeout), everything that reads or writes the device waits as well. A start, a stop or a monitor with OCF_CHECK_LEVEL 10 or 20 that has less time fails meanwhile, and the cluster moves or fences what would have gone on by itself.',
      fix: 'Raise the timeout of the operation, or lower timeout of the DRBD connection.',
    },
    ja: {
      what: 'DRBD が対向ノードの喪失を検知する前に、DRBD デバイスへのオペレーションが打ち切られます。',
      why: 'DRBD が応答のない対向ノードを待つ間（timeout + ping-timeout）、デバイスの読み書きも待たされます。start、stop、および OCF_CHECK_LEVEL が 10 または 20 の monitor は、時間がそれより短いと失敗し、待てば再開できたはずのリソースが移動またはフェンシングされます。',
      fix: 'オペレーションの timeout を上げるか、DRBD の接続の timeout を下げます。',
    },
  },
  check(model, report) {
    if (model.drbdResources.length === 0) return;
    const say = reportOnce(report);
    const meaningOf = deviceMeanings(model);
    for (const pacemaker of model.pacemaker) {
      for (const resource of pacemaker.allResources) {
        if (resource.kind !== 'primitive' || pacemaker.agent(resource) !== 'ocf:heartbeat:Filesystem') continue;
        const device = pacemaker.parameter(resource, 'device');
        const meaning = device && meaningOf(device.value);
        if (meaning?.kind !== 'device') continue;
        const owners = [...new Set(meaning.owners.map(o => o.resource))];
        const [drbd] = owners;
        const detection = owners.length === 1 && drbd && !drbd.facts.incomplete ? drbdDetection(drbd) : undefined;
        if (!drbd || !detection) continue;
        const { timeoutMs, pingTimeoutMs, written } = detection;
        for (const operation of operationsInForce(pacemaker, resource).operations) {
          if (!touchesDevice(operation)) continue;
          const timeout = operationOption(pacemaker, resource, operation, 'timeout');
          if (timeout.unknown || timeout.possible.length > 0) continue;
          const limit = cibMilliseconds(timeout.value ?? '', pacemaker.version);
          if (limit === undefined || limit === 0 || limit >= timeoutMs + pingTimeoutMs) continue;
          const isOwn = timeout.at && (timeout.origin.kind === 'own' || timeout.origin.kind === 'template');
          const [sum, first, second] = [timeoutMs + pingTimeoutMs, timeoutMs, pingTimeoutMs].map(ms => ms / 1000);
          const name = operation.name;
          say(
            isOwn && timeout.at ? timeout.at : operation.operation.at,
            {
              en: `${name} gives up after ${limit / 1000} s, but DRBD resource "${drbd.name}" needs up to ${sum} s to notice a lost peer (timeout ${first} s + ping-timeout ${second} s)`,
              ja: `${name} は ${limit / 1000} 秒で打ち切られますが、DRBD リソース "${drbd.name}" が対向ノードの喪失を検知するまで最大 ${sum} 秒（timeout ${first} 秒 + ping-timeout ${second} 秒）かかります`,
            },
            { related: written.map(at => ({ ...at, message: { en: 'set here', ja: 'ここで設定されています' } })) },
          );
        }
      }
    }
  },
  examples: {
    bad: [
      `
-- r0.res --
resource r0 {
  net {
    timeout 200;
    ping-int 30;
    connect-int 30;
  }
  on alpha { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.1:7788; }
  on bravo { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.2:7788; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-params">
          <nvpair id="fs-device" name="device" value="/dev/drbd0"/>
        </instance_attributes>
        <operations>
          <op id="fs-start" name="start" interval="0" timeout="10s"/>
                                                               ^^^ start gives up after 10 s, but DRBD resource "r0" needs up to 20.5 s to notice a lost peer (timeout 20 s + ping-timeout 0.5 s)
          <op id="fs-stop" name="stop" interval="0"/>
           ^^ stop gives up after 20 s, but DRBD resource "r0" needs up to 20.5 s to notice a lost peer (timeout 20 s + ping-timeout 0.5 s)
          <op id="fs-monitor" name="monitor" interval="20s" timeout="10s"/>
        </operations>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- r0.res --
resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.1:7788; }
  on bravo { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.2:7788; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-params">
          <nvpair id="fs-device" name="device" value="/dev/drbd0"/>
        </instance_attributes>
        <operations>
          <op id="fs-start" name="start" interval="0"/>
        </operations>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});

/** Mounting and unmounting write; a plain monitor only looks at the table of mounts. */
function touchesDevice({ name, operation, enabled }: OperationInForce): boolean {
  if (name === 'start' || name === 'stop') return true;
  const level = name === 'monitor' && enabled ? optionOf(operation, 'OCF_CHECK_LEVEL') : undefined;
  return level !== undefined && Number(level.value) >= 10;
}
