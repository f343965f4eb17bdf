import type { LanguageSchema } from '../../server/src/schema/entry.ts';
import { device, deviceHeuristics, deviceNet } from './device.ts';
import { linkInterface, member } from './interface.ts';
import { loggerSubsys, logging, loggingDaemon } from './logging.ts';
import { node, nodelist } from './nodelist.ts';
import { nozzle } from './nozzle.ts';
import { aisexec, amf, cluster, event, network, pload, qb, service } from './older.ts';
import { quorum } from './quorum.ts';
import { load15min, memoryUsed, resources, resourcesProcess, resourcesSystem } from './resources.ts';
import { root } from './root.ts';
import { system } from './system.ts';
import { totem } from './totem.ts';
import { uidgid } from './uidgid.ts';

/** All tables of corosync.conf, of every generation. */
export const corosyncSchema: LanguageSchema = {
  id: 'corosync',
  sections: [
    root,
    totem,
    linkInterface,
    member,
    nodelist,
    node,
    quorum,
    device,
    deviceNet,
    deviceHeuristics,
    logging,
    loggerSubsys,
    loggingDaemon,
    system,
    resources,
    resourcesSystem,
    memoryUsed,
    load15min,
    resourcesProcess,
    nozzle,
    uidgid,
    qb,
    pload,
    service,
    aisexec,
    amf,
    event,
    network,
    cluster,
  ],
};
