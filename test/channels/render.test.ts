import assert from 'node:assert/strict';
import { renderActivity, renderText, splitText } from '../../src/channels/render.js';
import type { Reply } from '../../src/conversation/message.js';

const service = {
  id: 'a-helpline',
  name: 'A Helpline',
  whatFor: 'Advice about stalking.',
  hours: 'Open now.',
  reason: 'For people in London.',
  phone: '+44 (0)20 7946 0123',
  textTo: '07700 900123',
  webchat: 'https://www.helpline.example/chat/',
  website: 'https://helpline.example/',
};
const reply: Reply = {
  text: 'What would you like to do?',
  language: 'en',
  choices: [
    { code: 'yes', label: 'Carry on' },
    { code: 'no', label: 'Leave now' },
  ],
  services: [service],
};

describe('Rendering a reply', () => {
  it('as an activity: buttons post their own words', () => {
    const { suggestedActions, inputHint, locale, textFormat } = renderActivity(reply);
    assert.deepEqual(suggestedActions?.actions[0], { type: 'imBack', title: 'Carry on', value: 'Carry on' });
    assert.deepEqual([inputHint, locale, textFormat], ['expectingInput', 'en', 'plain']);
  });

  it('as an activity: a service is a card whose buttons show where they lead', () => {
    const card = renderActivity(reply).attachments?.[0]?.content;
    assert.deepEqual(card, {
      title: 'A Helpline',
      subtitle: 'Open now.',
      text: 'Advice about stalking.\nFor people in London.',
      buttons: [
        { type: 'call', title: '+44 (0)20 7946 0123', value: 'tel:+442079460123' },
        { type: 'openUrl', title: 'SMS 07700 900123', value: 'sms:07700900123' },
        {
          type: 'openUrl',
          title: 'helpline.example/chat',
          value: 'https://www.helpline.example/chat/',
          channelData: { waymark: 'webchat' },
        },
        { type: 'openUrl', title: 'helpline.example', value: 'https://helpline.example/' },
      ],
    });
  });

  it('as an activity: says what is urgent and what has ended, and nothing otherwise', () => {
    assert.equal(renderActivity(reply).channelData, undefined);
    assert.deepEqual(renderActivity({ text: '999', language: 'en', urgent: true }).channelData, {
      waymark: { urgent: true },
    });
    const last = renderActivity({ text: 'Bye', language: 'en', ended: 'left' });
    assert.deepEqual(last.channelData, { waymark: { ended: 'left' } });
    assert.equal(last.inputHint, 'ignoringInput');
  });

  it('as an activity: an address that is no web address makes no button', () => {
    const odd = { ...service, webchat: 'javascript:alert(1)', website: 'ftp://helpline.example' };
    const { buttons } = renderActivity({ ...reply, services: [odd] }).attachments?.[0]?.content ?? {};
    assert.deepEqual(
      buttons?.map(({ type }) => type),
      ['call', 'openUrl'],
    );
  });

  it('as text: paragraphs, services, and numbered choices at the end', () => {
    assert.equal(
      renderText(reply),
      [
        'What would you like to do?',
        '',
        'A Helpline',
        'Open now.',
        'Advice about stalking.',
        'For people in London.',
        '+44 (0)20 7946 0123',
        'SMS 07700 900123',
        'https://www.helpline.example/chat/',
        'https://helpline.example/',
        '',
        '1. Carry on',
        '2. Leave now',
      ].join('\n'),
    );
    assert.equal(renderText({ text: 'Just this.', language: 'en' }), 'Just this.');
  });
});

describe('A text that a channel cannot take whole', () => {
  it('is cut between paragraphs, lines, sentences or words, whichever comes first', () => {
    assert.deepEqual(splitText('Call them.\n\nThey answer at night.', 25), ['Call them.\n\nThey answer', 'at night.']);
    assert.deepEqual(splitText('They answer now.\n\nCall.', 20), ['They answer now.', 'Call.']);
    assert.deepEqual(splitText('1. First\n2. Second\n3. Third', 20), ['1. First\n2. Second', '3. Third']);
    assert.deepEqual(splitText('It is over. Go on now.', 15), ['It is over.', 'Go on now.']);
    assert.deepEqual(splitText('short', 25), ['short']);
    assert.deepEqual(splitText(' \n ', 25), []);
  });

  it('loses nothing, and no character is cut in two', () => {
    const bare = (text: string) => text.replace(/\s/g, '');
    for (const text of [
      '😟'.repeat(500),
      'word '.repeat(300),
      `${'x'.repeat(333)}😟${'y'.repeat(333)}`,
      'مرحبا '.repeat(200),
    ]) {
      for (const longest of [10, 11, 160, 1500]) {
        const pieces = splitText(text, longest);
        assert.equal(bare(pieces.join('')), bare(text));
        assert.ok(pieces.every((piece) => piece.length <= longest && piece !== '' && !/\p{Surrogate}/u.test(piece)));
      }
    }
  });
});
