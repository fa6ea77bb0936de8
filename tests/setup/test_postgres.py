"""The private PostgreSQL of the tests is empty for each test, keeps Chinese and is no stranger's server."""

import pytest
import sqlalchemy


@pytest.mark.parametrize("round_", [1, 2])
def test_each_test_gets_an_empty_database(postgres_url: str, round_: int):
    engine = sqlalchemy.create_engine(postgres_url)
    with engine.begin() as connection:
        assert sqlalchemy.inspect(connection).get_table_names() == []
        connection.exec_driver_sql("CREATE TABLE note (text text)")
        connection.exec_driver_sql("INSERT INTO note VALUES ('验收单 𫍯')")
        assert connection.exec_driver_sql("SELECT text FROM note").scalar_one() == "验收单 𫍯"
    engine.dispose()


def test_the_server_listens_on_no_network_address(postgres_url: str):
    engine = sqlalchemy.create_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW listen_addresses").scalar_one() == ""
    engine.dispose()
