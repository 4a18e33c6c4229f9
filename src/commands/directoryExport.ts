/**
 * `npm run --silent directory:export > directory.json`: writes the services file of the settings as Open Referral UK JSON (one page
 * of fully nested services). What nobody has confirmed stands in attributes of our own only.
 */
import { createHash } from 'node:crypto';
import { readConfig } from '../config.js';
import { toOpenReferral } from '../directory/openReferral/toOpenReferral.js';
import { loadEntries } from '../storage/loadDirectory.js';

/** The namespace of our ids, itself a random UUID: with it a name always gives the same id (RFC 9562, version 5). */
const namespace = Buffer.from('5b1f3c0e8d2a4f6f9c3a7e1d0b9a6c54', 'hex');

function uuidFor(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const { servicesFile } = readConfig(process.env);
process.stdout.write(`${JSON.stringify(toOpenReferral(loadEntries(servicesFile), uuidFor), null, 2)}\n`);
