import { type Area, boroughs } from './areas.js';

/** Names by the area they stand for, in small letters, without accents. Names that two places share stand below. */
const namesOf: Partial<Record<Area, string>> = {
  england: 'england|lloegr',
  wales:
    'wales|cymru|cardiff|caerdydd|swansea|abertawe|wrexham|wrecsam|aberystwyth|llandudno|merthyr tydfil|bridgend|llanelli|caernarfon|rhyl|pontypridd|gwynedd|powys|ceredigion|pembrokeshire|carmarthenshire|monmouthshire|flintshire|denbighshire|conwy|anglesey|ynys mon|glamorgan|gwent|caerphilly|torfaen',
  scotland:
    'scotland|yr alban|alba|glasgow|edinburgh|caeredin|aberdeen|aberdeenshire|dundee|inverness|stirling|paisley|perth|falkirk|fife|ayr|ayrshire|lanarkshire|highland|highlands|moray|angus|orkney|shetland|dumfries|dumfries and galloway|scottish borders|lothian|argyll',
  northernIreland:
    'northern ireland|gogledd iwerddon|ni|belfast|derry|londonderry|lisburn|newry|omagh|armagh|enniskillen|antrim|tyrone|fermanagh',
  northEast:
    'north east|north east england|newcastle upon tyne|gateshead|sunderland|durham|county durham|northumberland|middlesbrough|hartlepool|darlington|teesside|tyneside|tyne and wear',
  northWest:
    'north west|north west england|manchester|greater manchester|liverpool|merseyside|lancashire|cumbria|cheshire|bolton|blackpool|preston|blackburn|burnley|salford|stockport|oldham|rochdale|wigan|warrington|carlisle|wirral|chester',
  yorkshireAndHumber:
    'yorkshire|yorkshire and humber|yorkshire and the humber|north yorkshire|west yorkshire|south yorkshire|east yorkshire|leeds|sheffield|bradford|hull|york|doncaster|rotherham|barnsley|wakefield|huddersfield|halifax|harrogate|grimsby|scunthorpe',
  eastMidlands:
    'east midlands|nottingham|nottinghamshire|leicester|leicestershire|derby|derbyshire|lincoln|lincolnshire|northampton|northamptonshire|rutland',
  westMidlands:
    'staffordshire|stoke|stoke on trent|shropshire|telford|worcester|worcestershire|hereford|herefordshire|warwick|warwickshire|redditch|tamworth',
  westMidlandsCounty:
    'birmingham|coventry|dudley|sandwell|solihull|walsall|wolverhampton|black country|west bromwich|stourbridge|halesowen|sutton coldfield',
  eastOfEngland:
    'east of england|east anglia|norfolk|norwich|suffolk|ipswich|cambridge|cambridgeshire|peterborough|hertfordshire|herts|watford|st albans|stevenage|bedford|bedfordshire|luton',
  essex:
    'essex|chelmsford|colchester|southend|southend on sea|basildon|harlow|brentwood|thurrock|grays|clacton|braintree',
  southEast:
    'south east|south east england|kent|surrey|hampshire|berkshire|buckinghamshire|bucks|oxford|oxfordshire|isle of wight|southampton|portsmouth|reading|slough|milton keynes|guildford|woking|maidstone|canterbury|medway|dartford|basingstoke',
  sussex:
    'sussex|east sussex|west sussex|brighton|hove|brighton and hove|eastbourne|hastings|lewes|crawley|horsham|worthing|chichester|bognor regis',
  southWest:
    'south west|south west england|bristol|cornwall|devon|dorset|somerset|wiltshire|gloucestershire|gloucester|cheltenham|plymouth|exeter|torquay|bournemouth|poole|bath|swindon|salisbury|taunton',
  london: 'london|greater london|llundain',
  barkingAndDagenham: 'barking|dagenham',
  barnet: 'finchley|hendon|edgware',
  brent: 'wembley|harlesden',
  camden: 'camden town|hampstead',
  cityOfLondon: 'city of london|the city of london',
  enfield: 'edmonton',
  hackney: 'shoreditch|dalston|stoke newington',
  hammersmithAndFulham: 'hammersmith|fulham',
  haringey: 'tottenham|wood green|hornsey',
  havering: 'romford|hornchurch|upminster',
  hillingdon: 'uxbridge|ruislip',
  hounslow: 'feltham|brentford|isleworth',
  kensingtonAndChelsea: 'kensington|chelsea|rbkc',
  kingstonUponThames: 'surbiton|new malden',
  lambeth: 'brixton|streatham',
  lewisham: 'catford',
  merton: 'wimbledon|mitcham|morden',
  newham: 'east ham|canning town',
  redbridge: 'ilford',
  richmondUponThames: 'twickenham',
  southwark: 'peckham|bermondsey|camberwell',
  towerHamlets: 'bethnal green|poplar|whitechapel|canary wharf',
  walthamForest: 'walthamstow|leyton|leytonstone|chingford',
  wandsworth: 'battersea|putney|tooting|balham',
  westminster: 'paddington|soho|mayfair|pimlico',
};

/** Names that more than one place has, the likeliest first. */
const shared: Readonly<Record<string, readonly Area[]>> = {
  'west midlands': ['westMidlandsCounty', 'westMidlands'],
  richmond: ['richmondUponThames', 'yorkshireAndHumber'],
  kingston: ['kingstonUponThames', 'yorkshireAndHumber'],
  sutton: ['sutton', 'england'],
  newcastle: ['northEast', 'westMidlands', 'northernIreland'],
  newport: ['wales', 'england'],
  bangor: ['wales', 'northernIreland'],
  stratford: ['newham', 'westMidlands'],
  clapham: ['lambeth', 'wandsworth'],
  'crystal palace': ['bromley', 'croydon', 'lambeth', 'southwark'],
  down: ['northernIreland'],
  'county down': ['northernIreland'],
  gillingham: ['southEast', 'southWest'],
  whitchurch: ['westMidlands', 'wales', 'southEast'],
};

/** "kingstonUponThames" is called "kingston upon thames". */
const spelt = (area: Area): string => area.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Every name that is known, with where it may be. Sources: the names of the areas themselves, and well-known towns in them. */
export const placeNames: Readonly<Record<string, readonly Area[]>> = {
  ...Object.fromEntries(boroughs.map((area) => [spelt(area), [area]])),
  ...Object.fromEntries(
    Object.entries(namesOf).flatMap(([area, names]) => names.split('|').map((name) => [name, [area as Area]])),
  ),
  ...shared,
};
