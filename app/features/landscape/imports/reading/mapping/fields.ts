/** What a plain table is about, and how its columns may be called. The first name of a field is its own. */
export type PlainKind = 'organizations' | 'people' | 'locations' | 'services'

type FieldNames = { field: string; names: string[]; several?: boolean }

const several = true
const address: FieldNames[] = [
  {
    field: 'line1',
    names: [
      'address',
      'street',
      'street address',
      'address 1',
      'address line 1',
      'mailing address',
      'physical address',
      'direccion',
      'calle',
      'domicilio',
      'address1',
    ],
  },
  { field: 'line2', names: ['address 2', 'address line 2', 'suite', 'unit', 'direccion 2', 'address2'] },
  {
    field: 'city',
    names: ['city', 'town', 'mailing address city', 'municipality', 'ciudad', 'municipio', 'localidad'],
  },
  {
    field: 'region',
    names: ['state', 'state province', 'province', 'region', 'mailing address state', 'estado', 'provincia'],
  },
  {
    field: 'postalCode',
    names: [
      'postal code',
      'zip',
      'zip code',
      'zipcode',
      'postcode',
      'mailing address zip',
      'codigo postal',
      'cp',
    ],
  },
  { field: 'country', names: ['country', 'pais'] },
]
const email = [
  'email',
  'e mail',
  'mail',
  'email address',
  'contact email',
  'correo',
  'correo electronico',
  'direccion de correo',
]
const phone = [
  'phone',
  'telephone',
  'phone number',
  'phones',
  'tel',
  'mobile',
  'cell',
  'cell phone',
  'toll free phone number',
  'tty phone number',
  'fax',
  'contact phone',
  'telefono',
  'telefono movil',
  'celular',
  'movil',
]
const website = [
  'website',
  'web',
  'url',
  'web site',
  'website address',
  'homepage',
  'web page',
  'sitio web',
  'pagina web',
  'pagina',
]
const languages = ['languages', 'language', 'languages spoken', 'idiomas', 'idioma', 'lenguas']
const tags = [
  'tags',
  'tag',
  'keywords',
  'topics',
  'categories',
  'category',
  'etiquetas',
  'temas',
  'palabras clave',
  'categorias',
]
const description = ['description', 'about', 'body', 'summary', 'mission', 'descripcion', 'mision', 'resumen']
const alternate = [
  'alternate name',
  'alternative name',
  'aka',
  'also known as',
  'acronym',
  'short name',
  'abbreviation',
  'siglas',
  'nombre alternativo',
  'nombre corto',
]
const externalId = [
  'external id',
  'id',
  'identifier',
  'uuid',
  'record id',
  'key',
  'number',
  'identificador',
  'codigo',
]
const organizationId = [
  'organization id',
  'organization uuid',
  'organisation id',
  'org id',
  'id de la organizacion',
  'id organizacion',
]
const organizationName = [
  'organization',
  'organization name',
  'organisation',
  'organisation name',
  'org',
  'company',
  'agency',
  'employer',
  'affiliation',
  'organizacion',
  'nombre de la organizacion',
  'institucion',
  'empresa',
]

export const targetFields: Record<PlainKind, FieldNames[]> = {
  organizations: [
    { field: 'externalId', names: externalId },
    {
      field: 'name',
      names: [
        'name',
        'organization',
        'organization name',
        'title',
        'organisation',
        'agency',
        'agency name',
        'company',
        'nombre',
        'organizacion',
        'nombre de la organizacion',
        'razon social',
        'institucion',
      ],
    },
    { field: 'alternateName', names: alternate },
    {
      field: 'kind',
      names: [
        'kind',
        'type',
        'organization type',
        'sector',
        'tipo',
        'tipo de organizacion',
        'clase',
        'classification',
      ],
    },
    { field: 'description', names: description },
    { field: 'email', names: email },
    { field: 'phone', names: phone, several },
    { field: 'website', names: website },
    ...address,
    { field: 'languages', names: languages, several },
    { field: 'tags', names: tags, several },
    {
      field: 'offers',
      names: [
        'offers',
        'offer',
        'services offered',
        'what we offer',
        'resources offered',
        'ofrece',
        'ofertas',
        'servicios',
      ],
      several,
    },
    {
      field: 'seeks',
      names: ['seeks', 'needs', 'looking for', 'what we need', 'wanted', 'busca', 'necesita', 'necesidades'],
      several,
    },
    {
      field: 'communitiesServed',
      names: [
        'communities served',
        'community',
        'communities',
        'population served',
        'populations served',
        'serves',
        'audience',
        'service area',
        'comunidades',
        'comunidad',
        'comunidades atendidas',
        'poblacion atendida',
      ],
      several,
    },
  ],
  people: [
    { field: 'externalId', names: externalId },
    {
      field: 'fullName',
      names: [
        'full name',
        'name',
        'contact',
        'contact name',
        'person',
        'nombre completo',
        'nombre y apellidos',
        'contacto',
      ],
    },
    {
      field: 'givenName',
      names: [
        'given name',
        'first name',
        'firstname',
        'first',
        'forename',
        'nombre',
        'nombres',
        'nombre de pila',
      ],
    },
    {
      field: 'familyName',
      names: ['family name', 'last name', 'lastname', 'last', 'surname', 'apellido', 'apellidos'],
    },
    { field: 'email', names: email },
    { field: 'phone', names: phone, several },
    { field: 'organizationExternalId', names: organizationId },
    { field: 'organizationName', names: organizationName },
    {
      field: 'title',
      names: ['title', 'role', 'job title', 'position', 'role title', 'cargo', 'puesto', 'titulo', 'rol'],
    },
    { field: 'department', names: ['department', 'team', 'departamento', 'area', 'equipo'] },
    { field: 'languages', names: languages, several },
    {
      field: 'preferredContact',
      names: [
        'preferred contact',
        'contact preference',
        'preferred contact method',
        'best way to reach',
        'contacto preferido',
        'medio de contacto',
        'preferencia de contacto',
      ],
    },
    { field: 'city', names: ['city', 'town', 'ciudad', 'municipio', 'localidad'] },
    { field: 'tags', names: tags, several },
    {
      field: 'kind',
      names: ['kind', 'type', 'contact type', 'stakeholder type', 'tipo', 'tipo de contacto'],
    },
  ],
  locations: [
    { field: 'externalId', names: externalId },
    {
      field: 'name',
      names: ['name', 'title', 'location', 'location name', 'site', 'site name', 'nombre', 'sede', 'lugar'],
    },
    { field: 'alternateName', names: alternate },
    { field: 'description', names: description },
    { field: 'organizationExternalId', names: organizationId },
    { field: 'organizationName', names: organizationName },
    { field: 'email', names: email },
    { field: 'phone', names: phone, several },
    { field: 'website', names: website },
    { field: 'latitude', names: ['latitude', 'lat', 'latitud'] },
    { field: 'longitude', names: ['longitude', 'lng', 'lon', 'long', 'longitud'] },
    { field: 'transportation', names: ['transportation', 'transit', 'transporte'] },
    ...address,
    { field: 'languages', names: languages, several },
  ],
  services: [
    { field: 'externalId', names: externalId },
    {
      field: 'name',
      names: ['name', 'title', 'service', 'service name', 'program name', 'nombre', 'servicio'],
    },
    { field: 'alternateName', names: alternate },
    { field: 'description', names: description },
    { field: 'organizationExternalId', names: organizationId },
    { field: 'organizationName', names: organizationName },
    {
      field: 'locationExternalId',
      names: ['location id', 'location uuid', 'site id', 'id del lugar', 'id de la sede'],
      several,
    },
    { field: 'email', names: email },
    { field: 'phone', names: phone, several },
    { field: 'website', names: website },
    { field: 'status', names: ['status', 'estado'] },
    {
      field: 'eligibility',
      names: ['eligibility', 'who can use it', 'requirements', 'elegibilidad', 'requisitos'],
    },
    {
      field: 'fees',
      names: ['fees', 'cost', 'price', 'income eligibility and fees', 'costo', 'precio', 'tarifas'],
    },
    {
      field: 'applicationProcess',
      names: ['application process', 'how to apply', 'intake', 'como solicitar', 'proceso de solicitud'],
    },
    { field: 'program', names: ['program', 'programa'] },
    {
      field: 'categories',
      names: [
        'categories',
        'category',
        'service type',
        'type',
        'taxonomy',
        'categoria',
        'categorias',
        'tipo',
      ],
      several,
    },
    { field: 'languages', names: languages, several },
  ],
}

/** Nouns that headings repeat from the table they stand in: `service_name` in a table of services. */
export const nounsOf: Record<PlainKind, string[]> = {
  organizations: ['organization', 'organizations', 'organisation', 'org', 'agency', 'organizacion'],
  people: ['person', 'people', 'contact', 'persona', 'contacto'],
  locations: ['location', 'locations', 'site', 'lugar', 'sede'],
  services: ['service', 'services', 'program', 'servicio'],
}

/** What a table is about, from the name of its file; null if the name doesn't say. */
export function kindByName(name: string): PlainKind | null {
  const text = name.toLowerCase()
  if (/organi[sz]a|agenc|partner|socio/.test(text)) return 'organizations'
  if (/people|person|contact|staff|member|volunteer/.test(text)) return 'people'
  if (/location|sites?\b|lugares|sedes/.test(text)) return 'locations'
  return /service|servicio/.test(text) ? 'services' : null
}
