// Generated from openapi.yaml by `yarn generate`. Do not edit.
export const spec = {
  "openapi": "3.1.0",
  "info": {
    "title": "secure-studio",
    "version": "1",
    "description": "Secure Amazon SageMaker Studio environments, one per team, provisioned as AWS Service Catalog products.",
    "license": {
      "name": "Apache-2.0",
      "url": "https://www.apache.org/licenses/LICENSE-2.0"
    }
  },
  "servers": [
    {
      "url": "/"
    }
  ],
  "security": [
    {
      "bearer": []
    }
  ],
  "paths": {
    "/targets": {
      "get": {
        "operationId": "ListTargets",
        "description": "The targets on which the caller's groups may provision, or those of one group.",
        "parameters": [
          {
            "name": "owner",
            "in": "query",
            "required": false,
            "description": "Entity ref of a group of the caller's.",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/EntityRef"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The targets.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Target"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/name-availability": {
      "get": {
        "operationId": "CheckName",
        "description": "Whether a new environment of this group may take this name now.",
        "parameters": [
          {
            "name": "owner",
            "in": "query",
            "required": true,
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          {
            "name": "name",
            "in": "query",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 63
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer, with the reason where the name may not be taken.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/NameAvailability"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/teams": {
      "get": {
        "operationId": "ListTeams",
        "description": "The groups whose member the caller is, and what the caller may do beside that.",
        "responses": {
          "200": {
            "description": "The groups, by title, and the caller's part in the portal.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "items",
                    "isAdmin",
                    "isReviewer"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "maxItems": 1000,
                      "items": {
                        "$ref": "#/components/schemas/Team"
                      }
                    },
                    "isAdmin": {
                      "description": "Whether the caller is a platform admin.",
                      "type": "boolean"
                    },
                    "isReviewer": {
                      "type": "boolean"
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/teams/members": {
      "get": {
        "operationId": "ListTeamMembers",
        "description": "The members of a group of the caller's, or of any where the caller is a platform admin: those who may be the user of a profile.",
        "parameters": [
          {
            "$ref": "#/components/parameters/TeamOwner"
          },
          {
            "name": "search",
            "in": "query",
            "required": false,
            "description": "Part of a name or address.",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 100
            }
          },
          {
            "name": "user",
            "in": "query",
            "required": false,
            "description": "Entity ref of the one user who is looked for.",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/EntityRef"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The members, at most 50, by title.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "items",
                    "hasMore"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "maxItems": 50,
                      "items": {
                        "$ref": "#/components/schemas/TeamMember"
                      }
                    },
                    "hasMore": {
                      "description": "Whether there are others, whom a search finds.",
                      "type": "boolean"
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/teams/leads": {
      "get": {
        "operationId": "ListLeads",
        "description": "Who leads a group, and by what. For its members, reviewers and platform admins.",
        "parameters": [
          {
            "$ref": "#/components/parameters/TeamOwner"
          }
        ],
        "responses": {
          "200": {
            "description": "The leads.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Lead"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "post": {
        "operationId": "AppointLead",
        "description": "Makes a user of the catalog a lead of a group. For platform admins.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "owner",
                  "user"
                ],
                "properties": {
                  "owner": {
                    "description": "The group, which the catalog has.",
                    "$ref": "#/components/schemas/EntityRef"
                  },
                  "user": {
                    "$ref": "#/components/schemas/EntityRef"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "204": {
            "description": "The user is appointed, now or before."
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "delete": {
        "operationId": "DismissLead",
        "description": "Takes an appointment back. Who leads by the group's annotation or by a group of leads still does. For platform admins.",
        "parameters": [
          {
            "$ref": "#/components/parameters/TeamOwner"
          },
          {
            "name": "user",
            "in": "query",
            "required": true,
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/EntityRef"
            }
          }
        ],
        "responses": {
          "204": {
            "description": "The user is not appointed any more."
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/environments": {
      "get": {
        "operationId": "ListEnvironments",
        "description": "A page of the environments that the caller may see. Filters of several kinds narrow each other; of one kind, any of the values will do.",
        "parameters": [
          {
            "name": "name",
            "in": "query",
            "required": false,
            "description": "Full names.",
            "schema": {
              "type": "array",
              "minItems": 1,
              "maxItems": 100,
              "items": {
                "$ref": "#/components/schemas/EnvironmentName"
              }
            }
          },
          {
            "name": "owner",
            "in": "query",
            "required": false,
            "description": "Entity refs of groups.",
            "allowReserved": true,
            "schema": {
              "type": "array",
              "minItems": 1,
              "maxItems": 50,
              "items": {
                "$ref": "#/components/schemas/EntityRef"
              }
            }
          },
          {
            "name": "target",
            "in": "query",
            "required": false,
            "description": "Ids of targets.",
            "schema": {
              "type": "array",
              "minItems": 1,
              "maxItems": 50,
              "items": {
                "$ref": "#/components/schemas/TargetId"
              }
            }
          },
          {
            "name": "status",
            "in": "query",
            "required": false,
            "schema": {
              "type": "array",
              "minItems": 1,
              "maxItems": 20,
              "items": {
                "$ref": "#/components/schemas/EnvironmentStatus"
              }
            }
          },
          {
            "name": "search",
            "in": "query",
            "required": false,
            "description": "Text that is part of the name or of the owner's entity ref, in upper or lower case.",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 100
            }
          },
          {
            "name": "sort",
            "in": "query",
            "required": false,
            "description": "By what the environments are sorted, and by name where that is equal.",
            "schema": {
              "$ref": "#/components/schemas/EnvironmentSort"
            }
          },
          {
            "name": "order",
            "in": "query",
            "required": false,
            "schema": {
              "$ref": "#/components/schemas/SortOrder"
            }
          },
          {
            "name": "cursor",
            "in": "query",
            "required": false,
            "description": "nextCursor of the page before, with the same filters and the same order.",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 1000,
              "pattern": "^[A-Za-z0-9_-]+$"
            }
          },
          {
            "name": "limit",
            "in": "query",
            "required": false,
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 100,
              "default": 50
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The page.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "post": {
        "operationId": "ProvisionEnvironment",
        "description": "Asks for a new environment. The same idempotency key with the same body answers with the same operation while that is open or succeeded, and starts a new attempt once it failed; with another body it is refused. A key is of the user who asks: another user's same key is another one.",
        "parameters": [
          {
            "name": "Idempotency-Key",
            "in": "header",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 8,
              "maxLength": 200,
              "pattern": "^[A-Za-z0-9._:/-]+$"
            }
          },
          {
            "name": "dryRun",
            "in": "query",
            "required": false,
            "description": "Checks everything and provisions nothing.",
            "schema": {
              "type": "boolean"
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ProvisionRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Dry run. All checks passed.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProvisionPlan"
                }
              }
            }
          },
          "202": {
            "description": "The operation that provisions the environment.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Operation"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/unregistered": {
      "get": {
        "operationId": "ListUnregistered",
        "description": "Provisioned products of the targets that bear the tags of an environment of this portal and have no row in its register. For admins.",
        "parameters": [
          {
            "name": "cursor",
            "in": "query",
            "required": false,
            "description": "nextCursor of the page before.",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 1000,
              "pattern": "^[A-Za-z0-9_-]+$"
            }
          },
          {
            "name": "limit",
            "in": "query",
            "required": false,
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 50,
              "default": 50
            }
          }
        ],
        "responses": {
          "200": {
            "description": "A page of the products, by the name that their tags say.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "items",
                    "nextCursor"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/UnregisteredProduct"
                      }
                    },
                    "nextCursor": {
                      "description": "Where the next page begins; null on the last one.",
                      "type": [
                        "string",
                        "null"
                      ]
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/unregistered/register": {
      "post": {
        "operationId": "RegisterEnvironments",
        "description": "Takes products into the register. Each is read from AWS again. Those whose claims are in doubt are registered singly, with an owner and profile users that the admin confirms. For admins.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "items"
                ],
                "properties": {
                  "items": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 50,
                    "items": {
                      "$ref": "#/components/schemas/RegistrationRequest"
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What came of each, in the order of the request.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/RegistrationResult"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/environments/{name}": {
      "get": {
        "operationId": "GetEnvironment",
        "description": "One environment with the last good answer of each of its sections. Sections that are due are refreshed in the background.",
        "parameters": [
          {
            "$ref": "#/components/parameters/EnvironmentName"
          }
        ],
        "responses": {
          "200": {
            "description": "The environment.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Environment"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/environments/{name}/refresh": {
      "post": {
        "operationId": "RefreshEnvironment",
        "description": "Reads all sections, or one, from AWS now and answers with the environment.",
        "parameters": [
          {
            "$ref": "#/components/parameters/EnvironmentName"
          },
          {
            "name": "section",
            "in": "query",
            "required": false,
            "schema": {
              "$ref": "#/components/schemas/SectionName"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The environment, refreshed.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Environment"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/environments/{name}/owner": {
      "put": {
        "operationId": "GiveEnvironment",
        "description": "Gives an environment to another group that the catalog has. Its full name stays, and so do its profiles; those of users who are not members of the new group cannot be opened. For platform admins, while no operation is open.",
        "parameters": [
          {
            "$ref": "#/components/parameters/EnvironmentName"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/OwnerChange"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Whose it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ChangedOwner"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/environments/{name}/studio-url": {
      "post": {
        "operationId": "CreateStudioUrl",
        "description": "Mints a studio URL for a profile of the caller's own. The URL is a credential; it is neither stored nor logged.",
        "parameters": [
          {
            "$ref": "#/components/parameters/EnvironmentName"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "profile"
                ],
                "properties": {
                  "profile": {
                    "$ref": "#/components/schemas/ProfileName"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The studio URL.",
            "headers": {
              "Cache-Control": {
                "schema": {
                  "type": "string",
                  "const": "no-store"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/StudioUrl"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/inventory": {
      "get": {
        "operationId": "ListInventory",
        "description": "What the last sweep of each target came to, and what is missing. For admins.",
        "responses": {
          "200": {
            "description": "The targets, in the configuration's order.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Inventory"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/inventory/{target}/confirm": {
      "post": {
        "operationId": "ConfirmMissing",
        "description": "An admin has seen that these environments are missing in AWS's list: the next sweep looks for each of them by its id, and takes those for gone that AWS does not have. In place of what was confirmed before. For admins.",
        "parameters": [
          {
            "name": "target",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 100
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "environments"
                ],
                "properties": {
                  "environments": {
                    "description": "Full names of environments that are missing.",
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 1000,
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 50,
                      "pattern": "^[a-z][a-z0-9-]*$"
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The target's inventory, with the confirmation.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Inventory"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/operations/{id}": {
      "get": {
        "operationId": "GetOperation",
        "parameters": [
          {
            "$ref": "#/components/parameters/OperationId"
          }
        ],
        "responses": {
          "200": {
            "description": "The operation.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Operation"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/operations/{id}/events": {
      "get": {
        "operationId": "ListOperationEvents",
        "description": "The operation's event log, oldest first.",
        "parameters": [
          {
            "$ref": "#/components/parameters/OperationId"
          },
          {
            "name": "after",
            "in": "query",
            "required": false,
            "description": "Only events with a greater sequence number.",
            "schema": {
              "type": "integer",
              "minimum": 0,
              "maximum": 2147483647
            }
          },
          {
            "name": "limit",
            "in": "query",
            "required": false,
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 1000,
              "default": 200
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The events.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/OperationEvent"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/operations/{id}/cancel": {
      "post": {
        "operationId": "CancelOperation",
        "description": "Ends an open operation of which AWS was asked for nothing yet. For who asked for it, leads of the owning group and admins.",
        "parameters": [
          {
            "$ref": "#/components/parameters/OperationId"
          }
        ],
        "responses": {
          "200": {
            "description": "The operation, cancelled now or before.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Operation"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/operations/{id}/abandon": {
      "post": {
        "operationId": "AbandonOperation",
        "description": "Stops following an open operation that AWS was asked for. What AWS does goes on, and the name of the environment stays taken. For who asked for it, leads of the owning group and admins.",
        "parameters": [
          {
            "$ref": "#/components/parameters/OperationId"
          }
        ],
        "responses": {
          "200": {
            "description": "The operation, abandoned now or before.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Operation"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "bearer": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT"
      }
    },
    "parameters": {
      "EnvironmentName": {
        "name": "name",
        "in": "path",
        "required": true,
        "schema": {
          "$ref": "#/components/schemas/EnvironmentName"
        }
      },
      "TeamOwner": {
        "name": "owner",
        "in": "query",
        "required": true,
        "description": "Entity ref of the group.",
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/EntityRef"
        }
      },
      "OperationId": {
        "name": "id",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 36,
          "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
        }
      }
    },
    "responses": {
      "Error": {
        "description": "An error, in Backstage's form.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      }
    },
    "schemas": {
      "EntityRef": {
        "type": "string",
        "minLength": 3,
        "maxLength": 200,
        "pattern": "^[a-z]+:[a-z0-9_.-]+/[A-Za-z0-9_.-]+$",
        "description": "A full entity ref, such as group:default/team-a."
      },
      "Timestamp": {
        "type": "string",
        "format": "date-time"
      },
      "EnvironmentName": {
        "description": "Full name of an environment.",
        "type": "string",
        "minLength": 1,
        "maxLength": 50,
        "pattern": "^[a-z][a-z0-9-]*$"
      },
      "TargetId": {
        "type": "string",
        "minLength": 1,
        "maxLength": 100
      },
      "EnvironmentSort": {
        "type": "string",
        "enum": [
          "name",
          "owner",
          "target",
          "status",
          "createdAt"
        ],
        "default": "name"
      },
      "SortOrder": {
        "type": "string",
        "enum": [
          "asc",
          "desc"
        ],
        "default": "asc"
      },
      "ProfileName": {
        "type": "string",
        "minLength": 1,
        "maxLength": 63,
        "pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$"
      },
      "SectionName": {
        "type": "string",
        "enum": [
          "product",
          "stack",
          "domain",
          "profiles",
          "firewall",
          "allowlist",
          "endpoints"
        ]
      },
      "EgressMode": {
        "type": "string",
        "enum": [
          "none",
          "allowlist",
          "denylist",
          "open"
        ]
      },
      "Error": {
        "type": "object",
        "required": [
          "error",
          "response"
        ],
        "properties": {
          "error": {
            "type": "object",
            "required": [
              "name",
              "message"
            ],
            "properties": {
              "name": {
                "type": "string"
              },
              "message": {
                "type": "string"
              }
            }
          },
          "request": {
            "type": "object"
          },
          "response": {
            "type": "object",
            "required": [
              "statusCode"
            ],
            "properties": {
              "statusCode": {
                "type": "integer"
              }
            }
          }
        }
      },
      "Placement": {
        "type": "string",
        "enum": [
          "beforeNat",
          "afterNat"
        ]
      },
      "BlockAction": {
        "type": "string",
        "enum": [
          "drop",
          "reject"
        ]
      },
      "EndpointTier": {
        "type": "string",
        "enum": [
          "studio",
          "core",
          "full"
        ]
      },
      "AuthMode": {
        "type": "string",
        "enum": [
          "IAM",
          "SSO"
        ]
      },
      "Persona": {
        "type": "string",
        "enum": [
          "dataScientist",
          "mlopsEngineer"
        ]
      },
      "FlowLogTraffic": {
        "type": "string",
        "enum": [
          "REJECT",
          "ACCEPT",
          "ALL"
        ]
      },
      "S3Exception": {
        "description": "What of AWS's own buckets the S3 endpoint passes too.",
        "type": "string",
        "enum": [
          "jumpStart",
          "imageLayers",
          "sampleFiles"
        ]
      },
      "Zones": {
        "type": "integer",
        "enum": [
          1,
          2,
          3
        ]
      },
      "LogRetentionDays": {
        "description": "For how long CloudWatch Logs keeps an event.",
        "type": "integer",
        "enum": [
          90,
          1,
          3,
          5,
          7,
          14,
          30,
          60,
          120,
          150,
          180,
          365,
          400,
          545,
          731,
          1096,
          1827,
          2192,
          2557,
          2922,
          3288,
          3653
        ]
      },
      "Cidr": {
        "type": "string",
        "minLength": 1,
        "maxLength": 18
      },
      "Cidrs": {
        "description": "One range for each zone.",
        "type": "array",
        "minItems": 1,
        "maxItems": 3,
        "items": {
          "$ref": "#/components/schemas/Cidr"
        }
      },
      "Arn": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2048
      },
      "AwsIds": {
        "type": "array",
        "minItems": 1,
        "maxItems": 3,
        "items": {
          "type": "string",
          "minLength": 1,
          "maxLength": 64
        }
      },
      "Network": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "vpcCidr",
          "firewallSubnetCidrs",
          "natSubnetCidrs",
          "studioSubnetCidrs"
        ],
        "properties": {
          "vpcCidr": {
            "$ref": "#/components/schemas/Cidr"
          },
          "firewallSubnetCidrs": {
            "$ref": "#/components/schemas/Cidrs"
          },
          "natSubnetCidrs": {
            "$ref": "#/components/schemas/Cidrs"
          },
          "studioSubnetCidrs": {
            "$ref": "#/components/schemas/Cidrs"
          }
        }
      },
      "ExistingVpc": {
        "description": "A VPC that is there already, with its subnets for Studio, one for each zone.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "vpcId",
          "studioSubnetIds",
          "studioRouteTableIds"
        ],
        "properties": {
          "vpcId": {
            "type": "string",
            "minLength": 1,
            "maxLength": 64
          },
          "studioSubnetIds": {
            "$ref": "#/components/schemas/AwsIds"
          },
          "studioRouteTableIds": {
            "$ref": "#/components/schemas/AwsIds"
          },
          "internetGatewayId": {
            "type": "string",
            "minLength": 1,
            "maxLength": 64
          },
          "s3EndpointId": {
            "type": "string",
            "minLength": 1,
            "maxLength": 64
          }
        }
      },
      "Egress": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "mode": {
            "$ref": "#/components/schemas/EgressMode"
          },
          "placement": {
            "$ref": "#/components/schemas/Placement"
          },
          "blockAction": {
            "$ref": "#/components/schemas/BlockAction"
          }
        }
      },
      "EndpointChoice": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "tier": {
            "$ref": "#/components/schemas/EndpointTier"
          },
          "include": {
            "description": "Services whose endpoint is there whatever the tier says, such as bedrock-runtime.",
            "type": "array",
            "maxItems": 50,
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 64
            }
          },
          "exclude": {
            "description": "Services whose endpoint is not there whatever the tier says.",
            "type": "array",
            "maxItems": 50,
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 64
            }
          },
          "s3Exceptions": {
            "type": "array",
            "maxItems": 3,
            "items": {
              "$ref": "#/components/schemas/S3Exception"
            }
          }
        }
      },
      "ExistingKeys": {
        "description": "KMS keys of the target's account and region. One that is left out is made.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "storageKeyArn": {
            "$ref": "#/components/schemas/Arn"
          },
          "dataKeyArn": {
            "$ref": "#/components/schemas/Arn"
          },
          "jobsKeyArn": {
            "$ref": "#/components/schemas/Arn"
          }
        }
      },
      "Logs": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "retentionDays": {
            "$ref": "#/components/schemas/LogRetentionDays"
          },
          "flowLogTraffic": {
            "$ref": "#/components/schemas/FlowLogTraffic"
          },
          "firewallFlowLog": {
            "description": "Whether the firewall logs what passes, too.",
            "type": "boolean"
          }
        }
      },
      "TargetChoices": {
        "description": "What a requester may choose. Where a request says nothing, the first of each list holds.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "egressMode",
          "placement",
          "blockAction",
          "zones",
          "network",
          "endpointTier",
          "s3Exceptions",
          "authMode",
          "persona",
          "homeFileSystem",
          "networkIsolation",
          "logRetentionDays",
          "flowLogTraffic",
          "breakGlassRoleArns",
          "organizationIds"
        ],
        "properties": {
          "egressMode": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EgressMode"
            }
          },
          "placement": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Placement"
            }
          },
          "blockAction": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/BlockAction"
            }
          },
          "zones": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Zones"
            }
          },
          "network": {
            "description": "Whether a network is made, or one that exists may be named.",
            "type": "array",
            "items": {
              "type": "string",
              "enum": [
                "new",
                "existing"
              ]
            }
          },
          "endpointTier": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EndpointTier"
            }
          },
          "s3Exceptions": {
            "description": "Those that may be asked for; image layers are, unless a request names others or none.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/S3Exception"
            }
          },
          "authMode": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AuthMode"
            }
          },
          "persona": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Persona"
            }
          },
          "homeFileSystem": {
            "type": "array",
            "items": {
              "type": "string",
              "enum": [
                "disabled",
                "enabled"
              ]
            }
          },
          "networkIsolation": {
            "type": "array",
            "items": {
              "type": "string",
              "enum": [
                "optional",
                "required"
              ]
            }
          },
          "logRetentionDays": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/LogRetentionDays"
            }
          },
          "flowLogTraffic": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FlowLogTraffic"
            }
          },
          "breakGlassRoleArns": {
            "description": "Those that may be asked for; none is unless asked for.",
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "organizationIds": {
            "description": "Those that may be asked for; none is unless asked for.",
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "TagField": {
        "description": "A tag whose value the requester gives.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "key",
          "title",
          "required"
        ],
        "properties": {
          "key": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "required": {
            "type": "boolean"
          },
          "values": {
            "description": "Among which the requester chooses; any value where they are left out.",
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "Tags": {
        "description": "Values by keys.",
        "type": "object",
        "maxProperties": 50,
        "additionalProperties": {
          "type": "string",
          "maxLength": 256
        }
      },
      "Target": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "accountId",
          "region",
          "version",
          "parameters",
          "problem",
          "approvedDomains",
          "choices",
          "tagFields",
          "network"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "accountId": {
            "type": "string"
          },
          "region": {
            "type": "string"
          },
          "version": {
            "description": "Name of the product's version that is provisioned.",
            "type": "string"
          },
          "parameters": {
            "description": "What the version lets be said of an environment: the names of its template's parameters, as far as the portal knows them. A request that names anything else is refused.",
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "problem": {
            "description": "Why nothing can be provisioned here now; null where it can.",
            "type": [
              "string",
              "null"
            ]
          },
          "approvedDomains": {
            "description": "Within these, domains may be in the first list without a review.",
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "choices": {
            "$ref": "#/components/schemas/TargetChoices"
          },
          "tagFields": {
            "description": "Tags that a request gives values for.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TagField"
            }
          },
          "network": {
            "description": "What a request without a network gets, for three zones, of which the first ones are used.",
            "$ref": "#/components/schemas/Network"
          }
        }
      },
      "Team": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "ref",
          "title",
          "isLead",
          "targets"
        ],
        "properties": {
          "ref": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "title": {
            "type": "string"
          },
          "isLead": {
            "description": "Whether the caller leads it.",
            "type": "boolean"
          },
          "targets": {
            "description": "Ids of the targets on which its members may ask for an environment.",
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "TeamMember": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "ref",
          "title"
        ],
        "properties": {
          "ref": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "title": {
            "type": "string"
          }
        }
      },
      "Lead": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "user",
          "title",
          "by"
        ],
        "properties": {
          "user": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "title": {
            "description": "Null where the catalog does not have the user, who leads nothing then.",
            "type": [
              "string",
              "null"
            ]
          },
          "by": {
            "description": "The group's annotation, a group of leads, an admin's appointment.",
            "type": "array",
            "minItems": 1,
            "items": {
              "type": "string",
              "enum": [
                "annotation",
                "group",
                "appointment"
              ]
            }
          }
        }
      },
      "OwnerChange": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "owner"
        ],
        "properties": {
          "owner": {
            "description": "The group that gets it.",
            "$ref": "#/components/schemas/EntityRef"
          },
          "name": {
            "description": "Another name without the group's, needed where the new group has an environment of the old one. Left out, it stays.",
            "type": "string",
            "minLength": 1,
            "maxLength": 50
          },
          "reason": {
            "description": "For the audit log.",
            "type": "string",
            "minLength": 1,
            "maxLength": 500
          }
        }
      },
      "ChangedOwner": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "environment",
          "owner",
          "previousOwner",
          "name",
          "profilesOfOthers"
        ],
        "properties": {
          "environment": {
            "description": "The full name, which stays.",
            "type": "string"
          },
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "previousOwner": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "name": {
            "description": "The name without the group's.",
            "type": "string"
          },
          "profilesOfOthers": {
            "description": "Profiles of users who are not members of the new group, and so cannot open them.",
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "profile",
                "user"
              ],
              "properties": {
                "profile": {
                  "$ref": "#/components/schemas/ProfileName"
                },
                "user": {
                  "$ref": "#/components/schemas/EntityRef"
                }
              }
            }
          }
        }
      },
      "NameAvailability": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "fullName",
          "available",
          "reason"
        ],
        "properties": {
          "fullName": {
            "type": "string"
          },
          "available": {
            "type": "boolean"
          },
          "reason": {
            "type": [
              "string",
              "null"
            ]
          }
        }
      },
      "ProvisionRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "owner",
          "name",
          "target",
          "profileUser"
        ],
        "properties": {
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "name": {
            "description": "The environment's name without the group's.",
            "type": "string",
            "minLength": 1,
            "maxLength": 50
          },
          "target": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100
          },
          "profileUser": {
            "description": "The user, a member of the owning group, to whom the first profile belongs.",
            "$ref": "#/components/schemas/EntityRef"
          },
          "persona": {
            "$ref": "#/components/schemas/Persona"
          },
          "singleSignOnUser": {
            "description": "The first profile's user in IAM Identity Center, where people sign in with SSO.",
            "type": "string",
            "minLength": 1,
            "maxLength": 256
          },
          "egress": {
            "$ref": "#/components/schemas/Egress"
          },
          "acknowledgeOpenEgress": {
            "description": "Needed for the egress mode open, in which nothing is filtered.",
            "type": "boolean"
          },
          "teamDomains": {
            "description": "The team's first list: the domains that pass, within the target's approved ones, or in the egress mode denylist those that do not. It is a set: what is there twice, or within another entry, counts once. Left out, it is empty.",
            "type": "array",
            "maxItems": 100,
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 254
            }
          },
          "teamRuleGroupCapacity": {
            "description": "Fixed at creation; a domain takes two, and two are taken by the group.",
            "type": "integer",
            "minimum": 0,
            "maximum": 1000000
          },
          "zones": {
            "description": "Availability Zones; fixed at creation.",
            "$ref": "#/components/schemas/Zones"
          },
          "network": {
            "$ref": "#/components/schemas/Network"
          },
          "existingVpc": {
            "$ref": "#/components/schemas/ExistingVpc"
          },
          "endpoints": {
            "$ref": "#/components/schemas/EndpointChoice"
          },
          "authMode": {
            "$ref": "#/components/schemas/AuthMode"
          },
          "homeFileSystem": {
            "type": "string",
            "enum": [
              "disabled",
              "enabled"
            ]
          },
          "idleShutdownMinutes": {
            "type": "integer",
            "minimum": 0,
            "maximum": 1000000
          },
          "networkIsolation": {
            "description": "With required, no job runs without network isolation.",
            "type": "string",
            "enum": [
              "optional",
              "required"
            ]
          },
          "allowedInstanceTypes": {
            "description": "Instance types for apps and jobs, such as ml.t3.medium or ml.m5.*; one * allows all.",
            "type": "array",
            "minItems": 1,
            "maxItems": 100,
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 64
            }
          },
          "keys": {
            "$ref": "#/components/schemas/ExistingKeys"
          },
          "breakGlassRoleArns": {
            "description": "Roles that may read the buckets from anywhere.",
            "type": "array",
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/Arn"
            }
          },
          "organizationId": {
            "description": "Widens the data perimeter from the account to this organization.",
            "type": "string",
            "minLength": 1,
            "maxLength": 64
          },
          "logs": {
            "$ref": "#/components/schemas/Logs"
          },
          "tags": {
            "description": "Values of the tags for which the target asks.",
            "$ref": "#/components/schemas/Tags"
          }
        }
      },
      "ProvisionedProductId": {
        "type": "string",
        "minLength": 1,
        "maxLength": 100,
        "pattern": "^[A-Za-z0-9-]+$"
      },
      "UnregisteredProduct": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "target",
          "provisionedProductId",
          "name",
          "owner",
          "portal",
          "productStatus",
          "createdAt",
          "profiles",
          "doubts",
          "observedAt"
        ],
        "properties": {
          "target": {
            "type": "string"
          },
          "provisionedProductId": {
            "type": "string"
          },
          "name": {
            "type": "string",
            "description": "Full name of the environment",
            "as its tag says.": null
          },
          "owner": {
            "type": "string",
            "description": "Entity ref of the group",
            "as its tag says.": null
          },
          "portal": {
            "type": [
              "string",
              "null"
            ],
            "description": "Which portal it says that it is of; null where it says nothing."
          },
          "productStatus": {
            "type": "string"
          },
          "createdAt": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "profiles": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "name",
                "user"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "user": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "Entity ref of the user",
                  "as its tag says.": null
                }
              }
            }
          },
          "doubts": {
            "type": "array",
            "description": "Why its claims need an admin who confirms them; none where it may be registered with others.",
            "items": {
              "type": "string"
            }
          },
          "observedAt": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "RegistrationRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "target",
          "provisionedProductId"
        ],
        "properties": {
          "target": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100
          },
          "provisionedProductId": {
            "$ref": "#/components/schemas/ProvisionedProductId"
          },
          "confirmation": {
            "type": "object",
            "description": "Required where the claims are in doubt; the request has one item then.",
            "additionalProperties": false,
            "required": [
              "owner",
              "profiles"
            ],
            "properties": {
              "owner": {
                "$ref": "#/components/schemas/EntityRef"
              },
              "profiles": {
                "type": "array",
                "description": "Whose each profile is; one that is left out is nobody's.",
                "maxItems": 200,
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "name",
                    "user"
                  ],
                  "properties": {
                    "name": {
                      "$ref": "#/components/schemas/ProfileName"
                    },
                    "user": {
                      "$ref": "#/components/schemas/EntityRef"
                    }
                  }
                }
              }
            }
          }
        }
      },
      "RegistrationResult": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "provisionedProductId",
          "environment",
          "error"
        ],
        "properties": {
          "provisionedProductId": {
            "type": "string"
          },
          "environment": {
            "type": [
              "string",
              "null"
            ],
            "description": "Full name of the registered environment; null where it was not registered."
          },
          "error": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why it was not registered."
          }
        }
      },
      "ProvisionPlan": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "fullName",
          "owner",
          "target",
          "version",
          "profile",
          "parameters",
          "reusedEndpoints",
          "tags"
        ],
        "properties": {
          "fullName": {
            "type": "string"
          },
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "target": {
            "type": "string"
          },
          "version": {
            "description": "Name of the product's version.",
            "type": "string"
          },
          "profile": {
            "$ref": "#/components/schemas/ProfileName"
          },
          "reusedEndpoints": {
            "description": "Interface endpoints that the existing VPC has already, which Studio uses instead of ones of its own. Whether their security groups and policies let Studio through is for their owner to see to.",
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "service",
                "endpointId"
              ],
              "properties": {
                "service": {
                  "description": "As in endpoints.include, such as ecr.api.",
                  "type": "string"
                },
                "endpointId": {
                  "type": "string"
                }
              }
            }
          },
          "tags": {
            "description": "The tags that the environment gets beside the portal's own.",
            "$ref": "#/components/schemas/Tags"
          },
          "parameters": {
            "description": "The parameters with which the product is provisioned, by their names in its template.",
            "type": "object",
            "additionalProperties": {
              "type": "string"
            }
          }
        }
      },
      "EnvironmentStatus": {
        "type": "string",
        "enum": [
          "provisioning",
          "available",
          "degraded",
          "changing",
          "tainted",
          "failed",
          "terminating",
          "terminated",
          "unknown"
        ],
        "description": "The worst of all that is known: of the latest operation and of every section. provisioning: its first operation is open; terminated: AWS has it no more. Else, the worst first: failed: the last operation failed, or product, stack or domain did or are gone; tainted: as Service Catalog says; degraded: it is there, but not all of it as it should be; changing: AWS changes it; unknown: not observed yet; available: nothing is amiss."
      },
      "StatusReason": {
        "type": "object",
        "description": "Why the status is not available, and what says so.",
        "additionalProperties": false,
        "required": [
          "source",
          "message"
        ],
        "properties": {
          "source": {
            "description": "The section, the latest operation, the target's configuration or the owning group.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/SectionName"
              },
              {
                "type": "string",
                "enum": [
                  "operation",
                  "target",
                  "owner"
                ]
              }
            ]
          },
          "message": {
            "type": "string"
          }
        }
      },
      "EnvironmentList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items",
          "total",
          "nextCursor"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EnvironmentSummary"
            }
          },
          "total": {
            "description": "Of all pages, as of this answer.",
            "type": "integer",
            "minimum": 0
          },
          "nextCursor": {
            "description": "Where the next page begins; null on the last one.",
            "type": [
              "string",
              "null"
            ]
          }
        }
      },
      "EnvironmentSummary": {
        "type": "object",
        "description": "A service with no user behind it gets name, owner, target, status and domain id only; all else is null.",
        "additionalProperties": false,
        "required": [
          "name",
          "owner",
          "target",
          "status",
          "statusReason",
          "egressMode",
          "domainId",
          "createdAt",
          "observedAt"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "target": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/EnvironmentStatus"
          },
          "statusReason": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/StatusReason"
              },
              {
                "type": "null"
              }
            ]
          },
          "egressMode": {
            "description": "As the stack says; null until it has said.",
            "oneOf": [
              {
                "$ref": "#/components/schemas/EgressMode"
              },
              {
                "type": "null"
              }
            ]
          },
          "domainId": {
            "type": [
              "string",
              "null"
            ]
          },
          "createdAt": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "observedAt": {
            "description": "When AWS last answered for it.",
            "oneOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          }
        }
      },
      "Environment": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "shortName",
          "owner",
          "target",
          "region",
          "status",
          "statusReason",
          "egressMode",
          "domainId",
          "createdAt",
          "observedAt",
          "requestedBy",
          "sections",
          "operation"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "shortName": {
            "description": "By which its group knows it.",
            "type": "string"
          },
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "target": {
            "type": "string"
          },
          "region": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/EnvironmentStatus"
          },
          "statusReason": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/StatusReason"
              },
              {
                "type": "null"
              }
            ]
          },
          "egressMode": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/EgressMode"
              },
              {
                "type": "null"
              }
            ]
          },
          "domainId": {
            "type": [
              "string",
              "null"
            ]
          },
          "createdAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "observedAt": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "requestedBy": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "operation": {
            "description": "The latest operation.",
            "oneOf": [
              {
                "$ref": "#/components/schemas/Operation"
              },
              {
                "type": "null"
              }
            ]
          },
          "sections": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "product",
              "stack",
              "domain",
              "profiles",
              "firewall",
              "allowlist",
              "endpoints"
            ],
            "properties": {
              "product": {
                "$ref": "#/components/schemas/ProductSection"
              },
              "stack": {
                "$ref": "#/components/schemas/StackSection"
              },
              "domain": {
                "$ref": "#/components/schemas/DomainSection"
              },
              "profiles": {
                "$ref": "#/components/schemas/ProfilesSection"
              },
              "firewall": {
                "$ref": "#/components/schemas/FirewallSection"
              },
              "allowlist": {
                "$ref": "#/components/schemas/AllowlistSection"
              },
              "endpoints": {
                "$ref": "#/components/schemas/EndpointsSection"
              }
            }
          }
        }
      },
      "SectionState": {
        "type": "object",
        "required": [
          "observedAt",
          "error"
        ],
        "properties": {
          "observedAt": {
            "description": "When the data was read; null while it never was.",
            "oneOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "error": {
            "description": "Why the last read failed; null if it did not.",
            "oneOf": [
              {
                "$ref": "#/components/schemas/SectionError"
              },
              {
                "type": "null"
              }
            ]
          }
        }
      },
      "SectionError": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "message",
          "occurredAt"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "message": {
            "type": "string"
          },
          "occurredAt": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "ProductSection": {
        "allOf": [
          {
            "$ref": "#/components/schemas/SectionState"
          },
          {
            "type": "object",
            "required": [
              "data"
            ],
            "properties": {
              "data": {
                "oneOf": [
                  {
                    "$ref": "#/components/schemas/Product"
                  },
                  {
                    "type": "null"
                  }
                ]
              }
            }
          }
        ]
      },
      "StackSection": {
        "allOf": [
          {
            "$ref": "#/components/schemas/SectionState"
          },
          {
            "type": "object",
            "required": [
              "data"
            ],
            "properties": {
              "data": {
                "oneOf": [
                  {
                    "$ref": "#/components/schemas/Stack"
                  },
                  {
                    "type": "null"
                  }
                ]
              }
            }
          }
        ]
      },
      "DomainSection": {
        "allOf": [
          {
            "$ref": "#/components/schemas/SectionState"
          },
          {
            "type": "object",
            "required": [
              "data"
            ],
            "properties": {
              "data": {
                "oneOf": [
                  {
                    "$ref": "#/components/schemas/Domain"
                  },
                  {
                    "type": "null"
                  }
                ]
              }
            }
          }
        ]
      },
      "ProfilesSection": {
        "allOf": [
          {
            "$ref": "#/components/schemas/SectionState"
          },
          {
            "type": "object",
            "required": [
              "data"
            ],
            "properties": {
              "data": {
                "oneOf": [
                  {
                    "type": "array",
                    "items": {
                      "$ref": "#/components/schemas/Profile"
                    }
                  },
                  {
                    "type": "null"
                  }
                ]
              }
            }
          }
        ]
      },
      "FirewallSection": {
        "allOf": [
          {
            "$ref": "#/components/schemas/SectionState"
          },
          {
            "type": "object",
            "required": [
              "data"
            ],
            "properties": {
              "data": {
                "oneOf": [
                  {
                    "$ref": "#/components/schemas/Firewall"
                  },
                  {
                    "type": "null"
                  }
                ]
              }
            }
          }
        ]
      },
      "AllowlistSection": {
        "allOf": [
          {
            "$ref": "#/components/schemas/SectionState"
          },
          {
            "type": "object",
            "required": [
              "data"
            ],
            "properties": {
              "data": {
                "oneOf": [
                  {
                    "$ref": "#/components/schemas/Allowlist"
                  },
                  {
                    "type": "null"
                  }
                ]
              }
            }
          }
        ]
      },
      "EndpointsSection": {
        "allOf": [
          {
            "$ref": "#/components/schemas/SectionState"
          },
          {
            "type": "object",
            "required": [
              "data"
            ],
            "properties": {
              "data": {
                "oneOf": [
                  {
                    "$ref": "#/components/schemas/Endpoints"
                  },
                  {
                    "type": "null"
                  }
                ]
              }
            }
          }
        ]
      },
      "Product": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "name",
          "status",
          "statusMessage",
          "productName",
          "version",
          "createdAt"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "status": {
            "description": "As Service Catalog says; TERMINATED where it has the provisioned product no more.",
            "type": "string",
            "enum": [
              "AVAILABLE",
              "UNDER_CHANGE",
              "TAINTED",
              "ERROR",
              "PLAN_IN_PROGRESS",
              "TERMINATED"
            ]
          },
          "statusMessage": {
            "type": [
              "string",
              "null"
            ]
          },
          "productName": {
            "type": [
              "string",
              "null"
            ]
          },
          "version": {
            "type": [
              "string",
              "null"
            ]
          },
          "createdAt": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          }
        }
      },
      "Stack": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "arn",
          "status",
          "statusReason",
          "parameters",
          "outputs"
        ],
        "properties": {
          "arn": {
            "type": "string"
          },
          "status": {
            "type": "string"
          },
          "statusReason": {
            "type": [
              "string",
              "null"
            ]
          },
          "parameters": {
            "description": "What was chosen, by the names of the template's parameters.",
            "type": "object",
            "additionalProperties": {
              "type": "string"
            }
          },
          "outputs": {
            "type": "object",
            "additionalProperties": {
              "type": "string"
            }
          }
        }
      },
      "Domain": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "name",
          "status",
          "failureReason",
          "authMode",
          "networkAccess",
          "vpcId",
          "subnetIds",
          "kmsKeyId",
          "homeEfsFileSystemCreation",
          "createdAt"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "status": {
            "type": "string"
          },
          "failureReason": {
            "type": [
              "string",
              "null"
            ]
          },
          "authMode": {
            "type": [
              "string",
              "null"
            ]
          },
          "networkAccess": {
            "type": [
              "string",
              "null"
            ]
          },
          "vpcId": {
            "type": [
              "string",
              "null"
            ]
          },
          "subnetIds": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "kmsKeyId": {
            "type": [
              "string",
              "null"
            ]
          },
          "homeEfsFileSystemCreation": {
            "type": [
              "string",
              "null"
            ]
          },
          "createdAt": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          }
        }
      },
      "Profile": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "status",
          "user",
          "own",
          "createdAt"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/ProfileName"
          },
          "status": {
            "type": "string"
          },
          "user": {
            "description": "To whom the portal gave it; null for a profile made outside the portal.",
            "oneOf": [
              {
                "$ref": "#/components/schemas/EntityRef"
              },
              {
                "type": "null"
              }
            ]
          },
          "own": {
            "description": "Whether it is the caller's, who alone may open it.",
            "type": "boolean"
          },
          "createdAt": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          }
        }
      },
      "Firewall": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "egressMode",
          "policyName",
          "zones"
        ],
        "properties": {
          "egressMode": {
            "description": "As the stack says. In the modes none and open there is no firewall, by choice.",
            "$ref": "#/components/schemas/EgressMode"
          },
          "policyName": {
            "type": [
              "string",
              "null"
            ]
          },
          "zones": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FirewallZone"
            }
          }
        }
      },
      "FirewallZone": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "zone",
          "firewallName",
          "status",
          "syncState",
          "attachmentStatus",
          "statusMessage",
          "endpointId",
          "subnetId"
        ],
        "properties": {
          "zone": {
            "type": "string"
          },
          "firewallName": {
            "type": "string"
          },
          "status": {
            "description": "PROVISIONING, DELETING or READY; missing where AWS has the firewall no more.",
            "type": "string"
          },
          "syncState": {
            "type": [
              "string",
              "null"
            ]
          },
          "attachmentStatus": {
            "type": [
              "string",
              "null"
            ]
          },
          "statusMessage": {
            "type": [
              "string",
              "null"
            ]
          },
          "endpointId": {
            "type": [
              "string",
              "null"
            ]
          },
          "subnetId": {
            "type": [
              "string",
              "null"
            ]
          }
        }
      },
      "Allowlist": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "egressMode",
          "baseline",
          "team"
        ],
        "properties": {
          "egressMode": {
            "description": "As the stack says. In the mode denylist the lists hold what is blocked; in the modes none and open there is no list, by choice.",
            "$ref": "#/components/schemas/EgressMode"
          },
          "baseline": {
            "type": "array",
            "description": "Domains that the product's template passes; in the mode denylist, blocks.",
            "items": {
              "type": "string"
            }
          },
          "team": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "domains",
              "unreviewed",
              "resolverDomains",
              "capacity",
              "consumedCapacity",
              "ruleGroupName",
              "modifiedAt"
            ],
            "properties": {
              "domains": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "unreviewed": {
                "type": "array",
                "description": "Those of the domains that came along when the environment was registered; nobody approved them here.",
                "items": {
                  "type": "string"
                }
              },
              "resolverDomains": {
                "description": "What DNS Firewall's list holds; null where there is none.",
                "type": [
                  "array",
                  "null"
                ],
                "items": {
                  "type": "string"
                }
              },
              "capacity": {
                "type": [
                  "integer",
                  "null"
                ]
              },
              "consumedCapacity": {
                "type": [
                  "integer",
                  "null"
                ]
              },
              "ruleGroupName": {
                "type": [
                  "string",
                  "null"
                ]
              },
              "modifiedAt": {
                "oneOf": [
                  {
                    "$ref": "#/components/schemas/Timestamp"
                  },
                  {
                    "type": "null"
                  }
                ]
              }
            }
          }
        }
      },
      "Endpoints": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "tier",
          "items"
        ],
        "properties": {
          "tier": {
            "$ref": "#/components/schemas/EndpointTier"
          },
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Endpoint"
            }
          }
        }
      },
      "Endpoint": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "serviceName",
          "type",
          "required",
          "reused",
          "id",
          "state",
          "privateDns"
        ],
        "properties": {
          "serviceName": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "required": {
            "description": "Whether the environment's tier and switches ask for it, or it is reused.",
            "type": "boolean"
          },
          "reused": {
            "description": "Whether it was in the existing VPC already and Studio uses it instead of one of its own: the service is switched off, and an available endpoint of somebody else's answers under its private name.",
            "type": "boolean"
          },
          "id": {
            "type": [
              "string",
              "null"
            ]
          },
          "state": {
            "description": "As EC2 says, in lower case; missing for a required endpoint that the VPC does not have.",
            "type": "string"
          },
          "privateDns": {
            "type": [
              "boolean",
              "null"
            ]
          }
        }
      },
      "Inventory": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "target",
          "state",
          "sweptAt",
          "message",
          "missingCount",
          "missing",
          "confirmation"
        ],
        "properties": {
          "target": {
            "type": "string"
          },
          "state": {
            "description": "Of the last sweep. waiting: there was none yet; complete: each environment was found, or proven to be gone; incomplete: something could not be read; suspended: so many environments are missing at once that nothing is concluded of them until an admin confirms it.",
            "type": "string",
            "enum": [
              "waiting",
              "complete",
              "incomplete",
              "suspended"
            ]
          },
          "sweptAt": {
            "description": "When the last sweep began.",
            "oneOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "message": {
            "description": "What was wrong with it.",
            "type": [
              "string",
              "null"
            ]
          },
          "missingCount": {
            "type": "integer",
            "minimum": 0
          },
          "missing": {
            "description": "The first 1,000, by name, that AWS's list leaves out and that were not looked for by id since.",
            "type": "array",
            "maxItems": 1000,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "name",
                "owner",
                "since"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "owner": {
                  "$ref": "#/components/schemas/EntityRef"
                },
                "since": {
                  "$ref": "#/components/schemas/Timestamp"
                }
              }
            }
          },
          "confirmation": {
            "description": "What an admin has last seen missing.",
            "oneOf": [
              {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "environments",
                  "at",
                  "by"
                ],
                "properties": {
                  "environments": {
                    "type": "array",
                    "items": {
                      "type": "string"
                    }
                  },
                  "at": {
                    "$ref": "#/components/schemas/Timestamp"
                  },
                  "by": {
                    "$ref": "#/components/schemas/EntityRef"
                  }
                }
              },
              {
                "type": "null"
              }
            ]
          }
        }
      },
      "StudioUrl": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "url",
          "expiresAt"
        ],
        "properties": {
          "url": {
            "type": "string"
          },
          "expiresAt": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "Operation": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "type",
          "environment",
          "state",
          "message",
          "attempt",
          "requestedBy",
          "createdAt",
          "updatedAt",
          "finishedAt",
          "error",
          "progress",
          "cancellable"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "type": {
            "type": "string",
            "enum": [
              "provision"
            ]
          },
          "environment": {
            "type": "string"
          },
          "state": {
            "description": "Cancelled before AWS was asked for anything, abandoned after it; what was abandoned may still come up.",
            "type": "string",
            "enum": [
              "open",
              "succeeded",
              "failed",
              "cancelled",
              "abandoned"
            ]
          },
          "message": {
            "description": "What it does now, or how it ended.",
            "type": "string"
          },
          "attempt": {
            "type": "integer",
            "minimum": 1
          },
          "requestedBy": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "createdAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updatedAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "finishedAt": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/Timestamp"
              },
              {
                "type": "null"
              }
            ]
          },
          "error": {
            "description": "Why it failed, in AWS's own words where AWS said so.",
            "oneOf": [
              {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "name",
                  "message"
                ],
                "properties": {
                  "name": {
                    "type": "string"
                  },
                  "message": {
                    "type": "string"
                  }
                }
              },
              {
                "type": "null"
              }
            ]
          },
          "progress": {
            "description": "Resources of the stack that are complete, of those that are known.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "completed",
              "total"
            ],
            "properties": {
              "completed": {
                "type": "integer",
                "minimum": 0
              },
              "total": {
                "type": "integer",
                "minimum": 0
              }
            }
          },
          "cancellable": {
            "description": "How the caller may end it now; null where it may not.",
            "oneOf": [
              {
                "type": "string",
                "enum": [
                  "cancel",
                  "abandon"
                ]
              },
              {
                "type": "null"
              }
            ]
          }
        }
      },
      "OperationEvent": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "sequence",
          "occurredAt",
          "source",
          "logicalId",
          "resourceType",
          "status",
          "message"
        ],
        "properties": {
          "sequence": {
            "type": "integer",
            "minimum": 1
          },
          "occurredAt": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "source": {
            "type": "string",
            "enum": [
              "portal",
              "cloudformation"
            ]
          },
          "logicalId": {
            "type": [
              "string",
              "null"
            ]
          },
          "resourceType": {
            "type": [
              "string",
              "null"
            ]
          },
          "status": {
            "type": [
              "string",
              "null"
            ]
          },
          "message": {
            "type": [
              "string",
              "null"
            ]
          }
        }
      }
    }
  }
} as const;
