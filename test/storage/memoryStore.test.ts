import { memoryStore } from '../../src/storage/memoryStore.js';
import { storeContract } from '../contracts/storeContract.js';

storeContract('memory', { open: async (now) => ({ store: memoryStore({ now }) }) });
