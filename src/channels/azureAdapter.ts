import type { AzureCredentials, AzureLink, AzureTurn } from './azure.js';
import type { AzureReference } from './azureLines.js';

/**
 * The few parts of `botbuilder` that are used. Written down here, because its own types need the browser's (DOM), which
 * would then be visible in all server code.
 */
interface BotBuilder {
  readonly CloudAdapter: new (authentication: object) => CloudAdapter;
  readonly ConfigurationBotFrameworkAuthentication: new (settings: Readonly<Record<string, string>>) => object;
}

interface CloudAdapter {
  /** Protected in the original: checks the sender, then runs the turn. `process` would take a request and answer it. */
  processActivity(
    authorization: string,
    activity: Record<string, unknown>,
    logic: (turn: AzureTurn) => Promise<void>,
  ): Promise<unknown>;
  /** Runs a turn that no message began. */
  continueConversationAsync(
    appId: string,
    reference: AzureReference,
    logic: (turn: AzureTurn) => Promise<void>,
  ): Promise<void>;
}

// Not a literal, so that the compiler does not follow it.
const packageName: string = 'botbuilder';

/**
 * The framework's way of checking who sends and of answering through Azure. Its `process` is passed by: that writes
 * errors to the console, and sends their messages to whoever asks.
 * It loads more than 100 MB of code, so it is called only when a message for Azure comes in.
 */
export async function loadCloudLink(credentials: AzureCredentials): Promise<AzureLink> {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = (await import(packageName)) as BotBuilder;
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: credentials.appId,
      MicrosoftAppPassword: credentials.appPassword,
      MicrosoftAppType: credentials.appType,
      ...(credentials.tenantId === undefined ? {} : { MicrosoftAppTenantId: credentials.tenantId }),
    }),
  );
  return {
    async process(authorization, activity, logic) {
      await adapter.processActivity(authorization, activity, logic);
    },
    send: (reference, activity) =>
      adapter.continueConversationAsync(credentials.appId, reference, async (turn) => {
        await turn.sendActivities([activity]);
      }),
  };
}
