"""Translates SAM templates as CloudFormation would: translate.py FOLDER TEMPLATE...

Local paths become addresses first, as `sam package` makes them; AWS's own translator does the rest.
"""

import json
import os
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    def load(self):
        return {}


def packaged(template):
    template.get("Globals", {}).get("Function", {}).pop("CodeUri", None)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://packages/function.zip"
        if resource["Type"] == "AWS::Serverless::Application":
            resource["Properties"]["Location"] = (
                "https://packages.s3.amazonaws.com/"
                + os.path.basename(resource["Properties"]["Location"]).replace(".yaml", ".json")
            )
    return template


os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
for path in sys.argv[2:]:
    with open(path) as file:
        translated = transform(packaged(yaml_parse(file)), {}, NoManagedPolicies())
    target = os.path.join(sys.argv[1], os.path.basename(path).replace(".yaml", ".json"))
    with open(target, "w") as file:
        json.dump(translated, file, indent=1)
