/**
 * The peers' conversation: five prompts in one waterfall, in the shape of Microsoft's core-bot sample. Both frameworks
 * have the same names for their parts, so that one file serves both and neither is asked for less than the other.
 */

/** How the last answer is confirmed; the load client looks for it, so that a conversation gone astray is not counted. */
export const farewell = 'Thank you. That is all.';

/**
 * @param parts the framework's dialog classes: `botbuilder-dialogs` or `@microsoft/agents-hosting-dialogs`
 * @returns a ComponentDialog that asks for a text, a choice, a number, a text and a yes or no
 */
export function fiveQuestions({
  ChoicePrompt,
  ComponentDialog,
  ConfirmPrompt,
  NumberPrompt,
  TextPrompt,
  WaterfallDialog,
}) {
  const ask = (prompt, question, more) => (step) => step.prompt(prompt, { prompt: question, ...more });
  const keep = (name, next) => (step) => {
    step.values[name] = step.result;
    return next(step);
  };
  const dialog = new ComponentDialog('main');
  dialog
    .addDialog(new TextPrompt('text'))
    .addDialog(new ChoicePrompt('choice'))
    .addDialog(new NumberPrompt('number'))
    .addDialog(new ConfirmPrompt('confirm'))
    .addDialog(
      new WaterfallDialog('questions', [
        ask('text', 'What is happening?'),
        keep(
          'happening',
          ask('choice', 'Who is doing it?', { choices: ['Someone I was with', 'Someone I know', 'A stranger'] }),
        ),
        keep('who', ask('number', 'For how many weeks has it gone on?')),
        keep('weeks', ask('text', 'Where do you live?')),
        keep('place', ask('confirm', 'Would you like to see who can help?')),
        keep('help', async (step) => {
          await step.context.sendActivity(farewell);
          return step.endDialog(step.values);
        }),
      ]),
    );
  dialog.initialDialogId = 'questions';
  return dialog;
}
