import { startDeskServer } from './deskServer.js';

/** A desk server in a process of its own, so that a test can look into its memory without the visitor's there. */
const { url } = await startDeskServer();
process.stdout.write(`${url}\n`);
