import type { AzureDoor } from '../channels/azure.js';
import type { Endpoint } from './directLineRoutes.js';
import { drain, readBody } from './readBody.js';
import { bodyRefusals } from './respond.js';

/** Activities from Azure carry much that we never read; they are still bounded. */
const activity = { limit: 256 * 1024, types: ['application/json'] };

/** The door for Azure Bot Service, mounted only when credentials are configured. */
export function azureEndpoint(azure: AzureDoor): Endpoint {
  return {
    method: 'post',
    path: '/api/messages',
    name: 'azure.messages',
    anyOrigin: true,
    async answer(request) {
      const read = await readBody(request, activity);
      if (read.ok) return azure.receive(request.headers.authorization, read.body);
      if (read.reason !== 'aborted') drain(request);
      return bodyRefusals[read.reason];
    },
  };
}
